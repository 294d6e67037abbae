namespace SpaceAdmin.Core.Customers;

/// <summary>One row of the list of customers.</summary>
public sealed record CustomerRow(int Id, string UserName, string? Name, string? Email, string Reseller);

/// <summary>One customer, and what the viewer may do to it.</summary>
/// <param name="MaySignInAs">Whether the viewer may act as it at all.</param>
/// <param name="SignInAsRefusal">Why that would be refused right now; null when it would go ahead.</param>
public sealed record CustomerDetails(
    int Id,
    string UserName,
    string? Name,
    string? Email,
    int ResellerId,
    string Reseller,
    int Version,
    bool MayChange,
    bool MaySignInAs,
    CustomerRefusal? SignInAsRefusal);
