using System.Globalization;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.AddOns;

/// <summary>What a customer chose so far, for one order.</summary>
public sealed class AddOnBasket
{
    private readonly Dictionary<int, AddOnChoice> _choices = [];

    /// <summary>Names this order, so that a click that is sent twice orders once.</summary>
    public string Key { get; private set; } = NewKey();

    /// <summary>That of the service when the first was chosen; null while nothing is.</summary>
    public int? Version { get; private set; }

    public bool IsEmpty => _choices.Count == 0;

    public IReadOnlyList<AddOnPick> Picks => [.. _choices.Select(choice => new AddOnPick(choice.Key, choice.Value.Cycle, Number(choice.Value.Quantity)))];

    public AddOnChoice? Of(AddOnOffer offer) => _choices.GetValueOrDefault(offer.Id);

    public void Put(AddOnOffer offer, int version)
    {
        Version ??= version;
        _choices[offer.Id] = new AddOnChoice(offer.Prices[0].Cycle);
    }

    public void TakeOut(AddOnOffer offer)
    {
        _choices.Remove(offer.Id);
        if (IsEmpty)
        {
            Clear();
        }
    }

    /// <summary>Begins a new order.</summary>
    public void Clear()
    {
        _choices.Clear();
        Key = NewKey();
        Version = null;
    }

    /// <summary>Goes on with the same choice for the service as it is now: as an order of its own.</summary>
    public void Renew(int version)
    {
        Key = NewKey();
        Version = version;
    }

    // What is no number is none, and Core says what is allowed.
    private static int Number(string typed) =>
        decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : 0;

    private static string NewKey() => Guid.NewGuid().ToString();
}

/// <summary>How much of an add-on is chosen, and for how long.</summary>
public sealed class AddOnChoice(Cycle? cycle)
{
    /// <summary>Null for what is bought once.</summary>
    public Cycle? Cycle { get; set; } = cycle;

    /// <summary>As it was typed.</summary>
    public string Quantity { get; set; } = "1";
}
