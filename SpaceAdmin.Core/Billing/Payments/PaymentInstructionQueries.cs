using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>How the customers of one reseller pay, for whoever sets it.</summary>
/// <param name="Text">Null while nothing is said.</param>
public sealed record PaymentInstructions(int ResellerId, string Reseller, string? Text, int Version);

/// <summary>Reads the instructions that stand on invoices.</summary>
public sealed class PaymentInstructionQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>Those of every reseller for which the actor may set them, by its name.</summary>
    public async Task<IReadOnlyList<PaymentInstructions>> ListAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor)
            .OrderBy(reseller => reseller.Name).ThenBy(reseller => reseller.Id)
            .Select(reseller => new PaymentInstructions(reseller.Id, reseller.Name, reseller.PaymentInstructions, reseller.Version))
            .ToListAsync(ct).ConfigureAwait(false);
    }
}
