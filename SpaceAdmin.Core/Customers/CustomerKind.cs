namespace SpaceAdmin.Core.Customers;

/// <summary>As what a customer buys: tax asks.</summary>
public enum CustomerKind
{
    Private,
    Business,
}
