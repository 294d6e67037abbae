using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Customers;

/// <summary>Buys services from one reseller. Known by its user name there, whether or not it has an account to sign in.</summary>
public sealed class Customer
{
    public const int UserNameMaxLength = 120;
    public const int NameMaxLength = 120;

    public Customer(int resellerId, string userName)
    {
        ResellerId = resellerId;
        UserName = userName;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    /// <summary>Stays as it is: imports know the customer by it, and its services carry it.</summary>
    public string UserName
    {
        get;
        private set => field = UserNameRefusal(value) is { } refused ? throw new ArgumentException(refused.Message, nameof(value)) : value.Trim();
    }

    /// <summary>A person's or a company's, as one writes it; null where an import did not say.</summary>
    public string? Name { get; private set; }

    /// <summary>Where it is written to; null where an import did not say.</summary>
    public string? Email { get; private set; }

    /// <summary>As what it buys.</summary>
    public CustomerKind Kind { get; private set; }

    /// <summary>What invoices say of it; without a name there, they use <see cref="Name"/>.</summary>
    public BillingParty Billing { get; private set; } = BillingParty.Nobody;

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Who buys, as invoices name it.</summary>
    internal BillingParty AsBuyer => Billing with { Name = Billing.Name ?? Name ?? UserName };

    /// <summary>Why a user name is refused, or null.</summary>
    public static CustomerRefusal? UserNameRefusal(string userName) =>
        userName.Trim().Length is > 0 and <= UserNameMaxLength ? null : new CustomerRefusal.UserNameOutOfRange();

    /// <summary>Why a name and an address are refused, or null.</summary>
    public static Failure.Rejected? Refusal(string? name, string? email) =>
        name is not null && (name.Trim().Length > NameMaxLength || name.Any(char.IsControl)) ? new CustomerRefusal.NotOneLine()
        : string.IsNullOrWhiteSpace(email) ? null
        : User.EmailRefusal(email);

    /// <exception cref="ArgumentException">They are refused.</exception>
    public void Change(string? name, string? email)
    {
        if (Refusal(name, email) is { } refused)
        {
            throw new ArgumentException(refused.Message, nameof(name));
        }

        Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        Version++;
    }

    /// <summary>What was checked before.</summary>
    internal void Bill(CustomerKind kind, BillingParty billing)
    {
        Kind = kind;
        Billing = billing;
        Version++;
    }
}
