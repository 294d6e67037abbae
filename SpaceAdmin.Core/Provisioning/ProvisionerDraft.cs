namespace SpaceAdmin.Core.Provisioning;

/// <summary>What somebody typed about a connection. Numbers are texts: what is none is told in a sentence.</summary>
public sealed record ProvisionerDraft(string Address)
{
    /// <summary>For SolidCP, as the rest below.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The password or the key; empty keeps the one that is stored.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Empty for the one of today's versions.</summary>
    public string Namespace { get; init; } = "";

    public string ParentPackageId { get; init; } = "";

    /// <summary>A record tells all that it has; a secret is for no log.</summary>
    public override string ToString() => $"{nameof(ProvisionerDraft)} {{ {Address} }}";
}
