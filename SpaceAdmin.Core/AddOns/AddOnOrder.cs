using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What a customer ordered for one of its services at once. Written once.</summary>
public sealed class AddOnOrder : ICustomerOwned
{
    public const int KeyMaxLength = 64;
    public const int TextMaxLength = 500;

    private AddOnOrder() // EF
    {
    }

    internal AddOnOrder(SpaceService service, string key, string text, int? invoiceId, long total, string currency, Actor actor, DateTimeOffset now)
    {
        ResellerId = service.ResellerId;
        CustomerId = service.CustomerId;
        ServiceId = service.Id;
        Key = key;
        Text = text.Length > TextMaxLength ? text[..(TextMaxLength - 1)] + "…" : text;
        InvoiceId = invoiceId;
        Total = total;
        Currency = currency;
        ActorName = actor.Name;
        OrderedAt = now;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    /// <summary>The service that it extends. Not a foreign key: the order outlives the service.</summary>
    public int ServiceId { get; private set; }

    /// <summary>Made up by whoever asks, for one order: the same one again is the same order.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What was ordered, in words: "Extra disk space × 2".</summary>
    public string Text { get; private set; } = "";

    /// <summary>Null when it cost nothing.</summary>
    public int? InvoiceId { get; private set; }

    /// <summary>In minor units of <see cref="Currency"/>.</summary>
    public long Total { get; private set; }

    public string Currency { get; private set; } = "";

    public string ActorName { get; private set; } = "";

    public DateTimeOffset OrderedAt { get; private set; }
}
