namespace SpaceAdmin.Web.Components.Pages.Customers;

/// <summary>What is typed about a customer.</summary>
public sealed class CustomerInput
{
    /// <summary>Asked only of those who create customers for more than one reseller.</summary>
    public int? ResellerId { get; set; }

    public string UserName { get; set; } = "";

    public string? Name { get; set; }

    public string? Email { get; set; }
}
