using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What a provisioner tells of itself: all that is said of it, asked for it and kept for it comes from here.</summary>
/// <param name="Kind">What types and the catalogue know of it.</param>
public sealed record ProvisionerDescription(ProvisionerKind Kind)
{
    /// <summary>As it stands within a sentence: "a webhook".</summary>
    public required string Noun { get; init; }

    /// <summary>What it does, for whoever sets it up.</summary>
    public required string About { get; init; }

    public required AddressField Address { get; init; }

    /// <summary>
    /// What it needs beside its address, in the order in which it is checked, kept and told in the audit log. One of them is the
    /// <see cref="SecretField"/>.
    /// </summary>
    public required IReadOnlyList<ProvisionerField> Fields { get; init; }

    /// <summary>As somebody fills them in: what has to be typed comes first.</summary>
    public IEnumerable<ProvisionerField> Form => Fields.OrderByDescending(one => one.IsRequired);

    public SecretField Secret => Fields.OfType<SecretField>().Single();

    /// <summary>What a form for a new connection holds.</summary>
    public FieldValues Defaults => new(Fields.Select(one => (one.Name, one.Default)));
}

/// <summary>Where requests go.</summary>
public sealed record AddressField(string Placeholder, string Hint)
{
    /// <summary>What should be known of an address without https.</summary>
    public required string WithoutHttps { get; init; }

    /// <summary>Why a good address is none for this kind, or null.</summary>
    public Func<Uri, Failure?> Validate { get; init; } = _ => null;
}
