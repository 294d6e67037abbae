using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Resellers;

/// <summary>One row of the list of resellers.</summary>
/// <param name="DisabledAt">Null while its people can sign in.</param>
/// <param name="Staff">Its own users; those of its customers are not counted.</param>
/// <param name="Waiting">Services that wait for somebody to start their billing.</param>
public sealed record ResellerRow(
    int Id, ResellerSettings Settings, DateTimeOffset? DisabledAt, int Version, int Customers, int Staff, int Services, int Waiting);
