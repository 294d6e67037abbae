using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Corrects what suspended a service: what was overdue is found to be abuse, and no payment lifts it any more; or the reverse.</summary>
public sealed class SuspensionCommands(UnitOfWork unitOfWork)
{
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    /// <param name="source">Manual or Overdue.</param>
    /// <param name="reason">It takes the place of the one that the suspension had.</param>
    public Task<Result<int>> ChangeSourceAsync(int number, int version, SuspensionSource source, StatusReason reason, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServicesChangeSuspension, async write =>
        {
            var found = await write.FindServiceAsync(number, version, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var (service, now) = (found.Value, write.Local(found.Value));
            if (SuspensionRules.ValidateChange(service.Facts, service.SuspensionSource, source, service.IsInDebt(now.Today), reason.Text) is { } refused)
            {
                return refused;
            }

            var before = service.SuspensionSource.ToString();
            await write.Db.Entry(service).Collection(one => one.Lifecycle).Query().Where(span => span.EndedAt == null).LoadAsync(ct).ConfigureAwait(false);
            service.ChangeSource(source, reason, write.Actor, now);
            write.Audit(AuditActions.ChangeSuspension, service, before, source.ToString(), SpaceService.TrimReason(reason.Text));
            return number;
        }, ct);
}
