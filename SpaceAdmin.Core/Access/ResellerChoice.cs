using Microsoft.EntityFrameworkCore;

namespace SpaceAdmin.Core.Access;

/// <summary>A reseller to choose.</summary>
public sealed record ResellerChoice(int Id, string Name);

internal static class ResellerChoices
{
    /// <summary>Reads them by name.</summary>
    public static async Task<IReadOnlyList<ResellerChoice>> ChoicesAsync(this IQueryable<Reseller> resellers, CancellationToken ct) => await resellers
        .OrderBy(reseller => reseller.Name).ThenBy(reseller => reseller.Id)
        .Select(reseller => new ResellerChoice(reseller.Id, reseller.Name))
        .ToListAsync(ct).ConfigureAwait(false);
}
