namespace SpaceAdmin.Core.Provisioning;

/// <summary>What somebody typed about a connection. Numbers are texts: what is none is told in a sentence.</summary>
public sealed record ProvisionerDraft(string Address)
{
    /// <summary>What stands in the fields of its kind; an empty one takes its default.</summary>
    public FieldValues Fields { get; init; } = FieldValues.None;

    /// <summary>The password or the key; empty keeps the one that is stored.</summary>
    public string Secret { get; init; } = "";

    /// <summary>A record tells all that it has; a secret is for no log.</summary>
    public override string ToString() => $"{nameof(ProvisionerDraft)} {{ {Address} }}";
}
