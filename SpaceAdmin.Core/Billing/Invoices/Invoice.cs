using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Billing;

/// <summary>What one customer owes on one day.</summary>
public sealed class Invoice : ICustomerOwned
{
    public const int ReasonMaxLength = 500;

    private readonly List<InvoiceLine> _lines = [];

    private Invoice() // EF
    {
    }

    internal Invoice(Reseller reseller, int customerId, string currency, DateOnly dueOn, LocalNow now)
    {
        ResellerId = reseller.Id;
        CustomerId = customerId;
        Number = reseller.NextInvoiceNumber();
        DisplayNumber = NumberPattern.Write(reseller.Billing.InvoicePattern, Number, now.Today);
        Seller = reseller.AsSeller;
        Foot = reseller.Billing.Foot;
        Currency = currency;
        IssuedAt = now.Instant;
        IssuedOn = now.Today;
        DueOn = dueOn;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    public int CustomerId { get; private set; }

    public Customer Customer { get; private set; } = null!;

    /// <summary>Counted from 1 for each reseller, without gaps.</summary>
    public int Number { get; private set; }

    /// <summary>What people call it by: its number as its reseller wrote numbers when it was issued.</summary>
    public string DisplayNumber { get; private set; } = "";

    /// <summary>Who sells, as it was when it was issued.</summary>
    public BillingParty Seller { get; private set; } = BillingParty.Nobody;

    /// <summary>Who buys, likewise.</summary>
    public BillingParty Buyer { get; private set; } = BillingParty.Nobody;

    /// <summary>Why no tax is charged, a sentence a line; null where there is nothing to say.</summary>
    public string? TaxSentences { get; private set; }

    /// <summary>The reseller's own words at the foot.</summary>
    public string? Foot { get; private set; }

    public InvoiceStatus Status { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>The sum of its lines, in minor units.</summary>
    public long Total { get; private set; }

    /// <summary>What was paid of it so far, from payments and from the balance.</summary>
    public long Paid { get; private set; }

    /// <summary>What credit notes took from it before it was paid; with <see cref="Paid"/> never more than <see cref="Total"/>.</summary>
    public long Credited { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The day of the last reminder that its customer got; null before the first.</summary>
    public DateOnly? RemindedFor { get; internal set; }

    /// <summary>When the last of it was paid.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidReason { get; private set; }

    /// <summary>Grows with every change; a command names the one that it was made from.</summary>
    public int Version { get; private set; } = 1;

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public long Open => Status is InvoiceStatus.Unpaid ? Total - Paid - Credited : 0;

    internal void Add(InvoiceLine line)
    {
        _lines.Add(line);
        Total = checked(Total + line.Amount);
    }

    internal void SellTo(BillingParty buyer) => Buyer = buyer;

    /// <summary>Taxes its lines, before it is issued.</summary>
    /// <param name="amounts">One for each line, in their order.</param>
    internal void Tax(IReadOnlyList<TaxedAmount> amounts, string? sentences)
    {
        Total = 0;
        foreach (var (line, amount) in _lines.Zip(amounts))
        {
            line.Tax(amount);
            Total = checked(Total + line.Amount);
        }

        TaxSentences = string.IsNullOrEmpty(sentences) ? null : sentences;
    }

    /// <summary>Takes as much of <paramref name="amount"/> as is open.</summary>
    /// <returns>What is left of it.</returns>
    internal long Take(long amount, DateTimeOffset now)
    {
        var taken = Math.Min(amount, Open);
        Paid += taken;
        Version++;
        Settle(now);
        return amount - taken;
    }

    /// <summary>Takes lines back by a credit note: what was paid for them by choice is free; the rest comes first from what is open, then from what was paid. What was issued and paid stays as it is.</summary>
    /// <param name="reason">As the customer reads it.</param>
    internal CreditNote Credit(Reseller reseller, IEnumerable<InvoiceLine> lines, string reason, LocalNow now)
    {
        var note = new CreditNote(reseller, this, reason, now);
        var allocated = 0L;
        foreach (var line in lines)
        {
            allocated += line.Allocated;
            line.Credit();
            note.Add(line);
        }

        var owed = Math.Min(Math.Max(0, note.Total - allocated), Open);
        note.ToBalance = note.Total - owed;
        Credited += owed;
        Version++;
        if (Status is InvoiceStatus.Unpaid && Credited + note.ToBalance == Total)
        {
            Status = InvoiceStatus.Credited;
        }

        Settle(now.Instant);
        return note;
    }

    /// <summary>That so much of what was paid of it never came, or went back: it is owed again.</summary>
    internal void TakeBack(long amount)
    {
        Paid -= amount;
        Version++;
        if (Status is InvoiceStatus.Paid && Paid + Credited < Total)
        {
            Status = InvoiceStatus.Unpaid;
            PaidAt = null;
        }
    }

    /// <summary>Nobody owes it any more. Its lines are loaded.</summary>
    /// <returns>What was paid of it and is free again.</returns>
    internal long Void(string reason, DateTimeOffset now)
    {
        var free = Paid;
        Status = InvoiceStatus.Void;
        VoidedAt = now;
        VoidReason = reason;
        Paid = 0;
        Version++;
        foreach (var line in _lines)
        {
            line.Free();
        }

        return free;
    }

    private void Settle(DateTimeOffset now)
    {
        if (Status is InvoiceStatus.Unpaid && Open == 0)
        {
            Status = InvoiceStatus.Paid;
            PaidAt = now;
        }
    }
}
