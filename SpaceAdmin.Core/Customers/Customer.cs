using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Customers;

/// <summary>Buys services from one reseller. Known by its user name there, whether or not it has an account to sign in.</summary>
public sealed class Customer
{
    public const int UserNameMaxLength = 120;

    public Customer(int resellerId, string userName)
    {
        ResellerId = resellerId;
        UserName = userName;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    public string UserName
    {
        get;
        private set => field = value.Trim() is { Length: > 0 and <= UserNameMaxLength } trimmed
            ? trimmed
            : throw new ArgumentException($"A user name has 1 to {UserNameMaxLength} characters.", nameof(value));
    }
}
