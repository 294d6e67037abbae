using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Customers;

/// <summary>One row of the list of customers.</summary>
public sealed record CustomerRow(int Id, string UserName, string? Name, string? Email, string Reseller);

/// <summary>One customer, and what the viewer may do to it.</summary>
public sealed record CustomerDetails
{
    public required int Id { get; init; }

    public required string UserName { get; init; }

    public required string? Name { get; init; }

    public required string? Email { get; init; }

    public required CustomerKind Kind { get; init; }

    public required BillingParty Billing { get; init; }

    public required int ResellerId { get; init; }

    public required string Reseller { get; init; }

    public required int Version { get; init; }

    public required bool MayChange { get; init; }

    /// <summary>Whether the viewer may act as it at all.</summary>
    public required bool MaySignInAs { get; init; }

    /// <summary>Why that would be refused right now; null when it would go ahead.</summary>
    public required CustomerRefusal? SignInAsRefusal { get; init; }
}
