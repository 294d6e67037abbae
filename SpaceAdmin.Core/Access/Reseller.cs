using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Access;

/// <summary>The tenant: a company that sells services to its customers.</summary>
public sealed class Reseller
{
    public const int NameMaxLength = 120;
    public const int TimeZoneMaxLength = 64;
    public const int PaymentInstructionsMaxLength = 1_000;

    public Reseller(string name) => Name = name;

    public int Id { get; private set; }

    public string Name
    {
        get;
        private set => field = Refusal(value) is { } refused ? throw new ArgumentException(refused.Message, nameof(value)) : value.Trim();
    }

    /// <summary>What it sells in: an ISO 4217 code.</summary>
    public string Currency { get; private set; } = "USD";

    /// <summary>Where its days begin and end: an IANA name.</summary>
    public string TimeZone { get; private set; } = "UTC";

    /// <summary>The number of its newest invoice. Given in the invoice's own transaction, so that none is ever missing.</summary>
    public int LastInvoiceNumber { get; private set; }

    /// <summary>Likewise of its newest credit note.</summary>
    public int LastCreditNoteNumber { get; private set; }

    /// <summary>The e-mail address that its customers are told to write to.</summary>
    public string? SupportAddress { get; private set; }

    /// <summary>How its customers pay, in its own words; they stand on every invoice that is not paid.</summary>
    public string? PaymentInstructions { get; private set; }

    /// <summary>What its invoices say, and how they are taxed.</summary>
    public BillingSettings Billing { get; private set; } = new();

    /// <summary>Set while its people cannot sign in. Its services stay, and the monitor leaves them alone.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Why a name is refused, or null.</summary>
    public static ResellerRefusal? Refusal(string name) =>
        name.Trim() is { Length: > 0 and <= NameMaxLength } trimmed && !trimmed.Any(char.IsControl) ? null : new ResellerRefusal.NameOutOfRange();

    /// <summary>Why settings are refused, or null.</summary>
    public static Failure.Rejected? Refusal(ResellerSettings settings) =>
        Refusal(settings.Name) is { } name ? name
        : Common.Currency.Decimals(settings.Currency) is null ? new ResellerRefusal.UnknownCurrency(settings.Currency)
        : !TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone) || !zone.HasIanaId ? new ResellerRefusal.UnknownTimeZone(settings.TimeZone)
        : string.IsNullOrWhiteSpace(settings.SupportAddress) ? null
        : User.EmailRefusal(settings.SupportAddress);

    /// <summary>Who sells, as its invoices name it.</summary>
    internal BillingParty AsSeller => Billing.Seller with { Name = Billing.Seller.Name ?? Name };

    /// <summary>What day it is there.</summary>
    public LocalNow Local(DateTimeOffset now) => new(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    internal int NextInvoiceNumber() => ++LastInvoiceNumber;

    internal int NextCreditNoteNumber() => ++LastCreditNoteNumber;

    /// <exception cref="ArgumentException">They are refused.</exception>
    public void Change(ResellerSettings settings)
    {
        if (Refusal(settings) is { } refused)
        {
            throw new ArgumentException(refused.Message, nameof(settings));
        }

        Name = settings.Name;
        Currency = settings.Currency;
        TimeZone = settings.TimeZone;
        SupportAddress = string.IsNullOrWhiteSpace(settings.SupportAddress) ? null : settings.SupportAddress.Trim();
        Version++;
    }

    /// <summary>What was checked before.</summary>
    /// <returns>Whether it is something else than it was.</returns>
    internal bool Instruct(string? text)
    {
        var trimmed = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (trimmed == PaymentInstructions)
        {
            return false;
        }

        PaymentInstructions = trimmed;
        Version++;
        return true;
    }

    /// <summary>What was checked before.</summary>
    internal void Bill(BillingSettings settings)
    {
        Billing = settings;
        Version++;
    }

    public void Disable(DateTimeOffset now)
    {
        DisabledAt = now;
        Version++;
    }

    public void Enable()
    {
        DisabledAt = null;
        Version++;
    }
}

/// <summary>What an administrator sets of a reseller.</summary>
/// <param name="Currency">An ISO 4217 code.</param>
/// <param name="TimeZone">An IANA name.</param>
/// <param name="SupportAddress">An e-mail address, or nothing.</param>
public sealed record ResellerSettings(string Name, string Currency, string TimeZone, string? SupportAddress);
