using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Audit;

/// <summary>What of a thing changed, in the words of its entry. What stayed as it was is not told.</summary>
internal sealed class AuditChanges
{
    private readonly List<(string What, string? Before, string? After)> _changes = [];

    public bool Any => _changes.Count > 0;

    /// <summary>"Name: Anna Berg; E-mail: none"; null where nothing changed.</summary>
    public string? Before => Words(change => change.Before);

    /// <inheritdoc cref="Before"/>
    public string? After => Words(change => change.After);

    public AuditChanges Add(string what, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            _changes.Add((what, before, after));
        }

        return this;
    }

    /// <summary>Each part of one side of an invoice by itself.</summary>
    public AuditChanges Add(BillingParty before, BillingParty after) => Add("Invoice name", before.Name, after.Name)
        .Add("Address", before.Address, after.Address)
        .Add("Country", before.Country, after.Country)
        .Add("Tax number", before.TaxNumber, after.TaxNumber);

    private string? Words(Func<(string What, string? Before, string? After), string?> side) =>
        Any ? string.Join("; ", _changes.Select(change => $"{change.What}: {side(change) ?? "none"}")) : null;
}
