using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Billing;

/// <summary>What a customer has paid ahead in one currency: the sum of its <see cref="BalanceEntry"/> rows. Never negative.</summary>
public sealed class Balance : ICustomerOwned
{
    private Balance() // EF
    {
    }

    internal Balance(int resellerId, int customerId, string currency)
    {
        ResellerId = resellerId;
        CustomerId = customerId;
        Currency = currency;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>In minor units.</summary>
    public long Amount { get; private set; }

    internal void Change(long by) => Amount = Amount + by is >= 0 and var amount ? amount : throw new InvalidOperationException("A balance is never negative.");
}
