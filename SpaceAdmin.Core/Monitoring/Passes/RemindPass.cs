using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Reminds customers of unpaid invoices on the days that are set, unless all that they are for is held or about to be cancelled.</summary>
internal sealed class RemindPass : MonitorPass
{
    /// <summary>A reminder that was missed for longer is not sent any more.</summary>
    private const int MaxDaysLate = 31;

    private (DateOnly DueOn, int Id) _last;

    public override Pass Pass => Pass.Remind;

    public override async Task<IReadOnlyList<MonitorCandidate>> NextAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        while (true)
        {
            var (day, id) = _last;
            var read = await WaitingAsync(db, Unpaid(db, scope, LateFailures(db, scope))
                .Where(invoice => invoice.DueOn >= day && (invoice.DueOn > day || invoice.Id > id))
                .OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id).Take(AtATime.Count), ct).ConfigureAwait(false);
            if (read is not [.., var last])
            {
                return [];
            }

            _last = (last.DueOn, last.Id);
            List<MonitorCandidate> due = [.. read.Where(invoice => DueOn(invoice, scope) is not null).Select(Candidate)];
            if (due.Count > 0)
            {
                return due;
            }
        }
    }

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        int[] ids = [.. candidates.Select(candidate => candidate.Subject)];
        var unpaid = work.Db.Invoices.Where(invoice => EF.Parameter(ids).Contains(invoice.Id) && invoice.Status == InvoiceStatus.Unpaid);
        var due = (await WaitingAsync(work.Db, unpaid, ct).ConfigureAwait(false)).Select(invoice => (Invoice: invoice, Day: DueOn(invoice, work.Scope)))
            .Where(one => one.Day is not null).ToDictionary(one => one.Invoice.Id, one => one.Day!.Value);
        foreach (var invoice in await unpaid.OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id).ToListAsync(ct).ConfigureAwait(false))
        {
            if (!due.TryGetValue(invoice.Id, out var day))
            {
                continue;
            }

            invoice.RemindedFor = day;
            InvoiceMails.Tell(work.Write, invoice, OutboxEvents.Reminder, string.Create(CultureInfo.InvariantCulture, $"reminder:{invoice.Id}:{day:yyyy-MM-dd}"));
            var why = string.Create(CultureInfo.InvariantCulture, $"due on {invoice.DueOn:yyyy-MM-dd}");
            work.Write.Audit(invoice.ResellerId, AuditKinds.Invoice, AuditActions.RemindCustomer, InvoiceIssuer.Subject(invoice), detail: why);
            work.Tell(candidates.First(candidate => candidate.Subject == invoice.Id).Task(Pass, why));
        }

        await work.Db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    public override async Task<MonitorBacklog> BacklogAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var waiting = await WaitingAsync(db, Unpaid(db, scope, Failures(db)), ct).ConfigureAwait(false);
        return Sum(scope, waiting.Select(invoice => (invoice.ResellerId, DueOn(invoice, scope), 1)));
    }

    private static DateOnly? DueOn(Waiting invoice, MonitorScope scope)
    {
        if (!scope.Days.TryGetValue(invoice.ResellerId, out var now) || !(invoice.FreeOn <= now.Today)) // else its reseller came after the scope was read
        {
            return null;
        }

        var day = scope.Settings.RemindersOf(invoice.ResellerId).DueOn(invoice.DueOn, invoice.IssuedOn, invoice.RemindedFor, now.Today);
        return day >= now.Today.AddDays(-MaxDaysLate) ? day : null;
    }

    private static MonitorCandidate Candidate(Waiting invoice) =>
        new(invoice.Id, null, invoice.ResellerId, invoice.CustomerId, $"Invoice {invoice.DisplayNumber}");

    // Where no reminder is set anywhere, none is looked for.
    private static IQueryable<Invoice> Unpaid(SpaceDb db, MonitorScope scope, IQueryable<MonitorFailure> without)
    {
        var (earliest, latest) = (scope.Settings.EarliestReminder ?? 0, scope.Settings.LatestReminder);
        var (first, last) = (scope.LatestToday.AddDays(-1 - MaxDaysLate - (latest ?? 0)), latest is null ? DateOnly.MinValue : scope.LatestToday.AddDays(-earliest));
        return scope.Of(db.Invoices.Where(invoice => invoice.Status == InvoiceStatus.Unpaid && invoice.DueOn >= first && invoice.DueOn <= last
            && !without.Any(failure => failure.Subject == invoice.Id)));
    }

    private static Task<List<Waiting>> WaitingAsync(SpaceDb db, IQueryable<Invoice> invoices, CancellationToken ct) => invoices
        .Select(invoice => new Waiting(
            invoice.Id, invoice.DisplayNumber, invoice.ResellerId, invoice.CustomerId, invoice.DueOn, invoice.IssuedOn, invoice.RemindedFor,
            invoice.Lines
                .Where(line => !line.Credited && !db.Services.Any(service => service.Id == line.ServiceId
                    && (service.PendingAction == ServiceAction.Cancel || service.StuckAction == ServiceAction.Cancel && service.OperationId != null)))
                .Min(line => (DateOnly?)(db.Services.Where(service => service.Id == line.ServiceId).Select(service => service.HoldUntil).FirstOrDefault() ?? DateOnly.MinValue))))
        .ToListAsync(ct);

    /// <param name="FreeOn">From this day on something of it is not held; null when all of it is about to be cancelled.</param>
    private sealed record Waiting(int Id, string DisplayNumber, int ResellerId, int CustomerId, DateOnly DueOn, DateOnly IssuedOn, DateOnly? RemindedFor, DateOnly? FreeOn);
}
