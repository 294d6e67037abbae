using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What is true of every database at every moment, whatever the monitor, people and crashes did to it.</summary>
internal static class MonitorInvariants
{
    /// <summary>What is broken, in words; nothing when all holds.</summary>
    public static async Task<List<string>> BrokenAsync(SpaceDb db, CancellationToken ct)
    {
        var broken = new List<string>();
        await SayAsync("status and open record differ of service", db.Services
            .Where(s => db.LifecycleRecords.Count(span => span.ServiceId == s.Id && span.EndedAt == null && span.Status == s.Status) != 1).Select(s => s.Id));
        await SayAsync("two spans of one status follow one another of service", db.LifecycleRecords
            .Where(span => db.LifecycleRecords.Any(next => next.ServiceId == span.ServiceId && next.Status == span.Status && next.BegunBy != LifecycleRecord.ChangeOfSource
                && next.Id == db.LifecycleRecords.Where(later => later.ServiceId == span.ServiceId && later.Id > span.Id).Min(later => later.Id)))
            .Select(span => span.ServiceId));
        await SayAsync("terms overlap of service", db.Terms
            .Where(term => db.Terms.Any(next => next.ServiceId == term.ServiceId && next.Number == term.Number + 1 && (term.EndsOn == null || next.StartsOn < term.EndsOn)))
            .Select(term => term.ServiceId));
        await SayAsync("terms are not counted through of service", db.Services.Where(s => db.Terms.Count(term => term.ServiceId == s.Id) != s.TermNumber).Select(s => s.Id));
        await SayAsync("an add-on is Active under a plan that is not: service", db.Services
            .Where(s => s.Status == ServiceStatus.Active && s.Parent != null && s.Parent.Status != ServiceStatus.Active).Select(s => s.Id));
        broken.AddRange((await BooksVerifier.FindAsync(db, ct)).Select(fault => fault.Text));
        if (await LostAsync(db, ct) is not 0 and var lost)
        {
            broken.Add($"{lost} of the money that came is on no invoice and no balance");
        }

        broken.AddRange(await UnwarnedAsync(db, ct));
        broken.AddRange(await OwedAsync(db, ct));
        broken.AddRange(await ToldAsync(db, ct));
        return broken;

        async Task SayAsync(string what, IQueryable<int> which)
        {
            if (await which.Distinct().Take(3).ToListAsync(ct) is { Count: > 0 } some)
            {
                broken.Add($"{what} {string.Join(", ", some)}");
            }
        }
    }

    // Where warnings are switched off for some, nobody is asked. A day of any calendar is at most one from that of UTC.
    private static async Task<IEnumerable<string>> UnwarnedAsync(SpaceDb db, CancellationToken ct) =>
        await db.MonitorSettings.AnyAsync(setting => setting.WarnDays == 0, ct)
            ? []
            : (await db.Services.Where(s => s.SuspensionSource == SuspensionSource.Overdue
                    && db.LifecycleRecords.Any(span => span.ServiceId == s.Id && span.EndedAt == null && span.BegunBy == "Suspend" && span.ActorName == "Surface Monitor")).Select(s => new { s.Id, s.SuspendsOn, s.SuspendedAt }).ToListAsync(ct))
                .Where(s => !(s.SuspendsOn <= DateOnly.FromDateTime(s.SuspendedAt!.Value.UtcDateTime).AddDays(1)))
                .Select(s => $"service {s.Id} was suspended as overdue at {s.SuspendedAt:u}, and its customer was told {s.SuspendsOn:yyyy-MM-dd}");

    /// <summary>What a complete run must not have left, by the days of each service.</summary>
    public static async Task<List<string>> LeftAsync(SpaceDb db, DateTimeOffset now, CancellationToken ct)
    {
        var scope = await MonitorScope.ReadAsync(db, now, null, null, ct);
        var services = await db.Services.AsNoTracking()
            .Where(s => s.Status == ServiceStatus.Active && (s.DueOn != null || s.InvoicedTerm <= s.TermNumber && s.NextTermOn != null) || s.AwaitsActivationSince != null)
            .ToListAsync(ct);
        var failed = await db.MonitorFailures.Select(failure => failure.ServiceId).ToListAsync(ct);
        var ending = await db.ScheduledActions.Where(s => s.State == ScheduleState.Pending && s.Action == ServiceAction.Cancel).Select(s => new { s.ServiceId, s.On }).ToListAsync(ct);
        var ends = ending.ToLookup(s => s.ServiceId, s => s.On);
        var active = await db.Services.Where(s => s.Status == ServiceStatus.Active && s.ChangedAt < now).Select(s => s.Id).ToHashSetAsync(ct);
        return [.. services.Where(s => !failed.Contains(s.Id)).SelectMany(Left)];

        IEnumerable<string> Left(SpaceService s)
        {
            var today = scope.Local(s.ResellerId).Today;
            if (s.Status is ServiceStatus.Active && Debt.Of(s) is { } debt)
            {
                var days = scope.Settings.DaysOf(s.ResellerId, s.PlanId, s.Id);
                if (debt.SuspendOn(days) <= today)
                {
                    yield return $"service {s.Id} is Active and unpaid since {debt.DueOn:yyyy-MM-dd}, on {today:yyyy-MM-dd}";
                }

                if (debt.WarnOn(days) <= today)
                {
                    yield return $"service {s.Id} is unpaid since {debt.DueOn:yyyy-MM-dd}, and its customer is not warned on {today:yyyy-MM-dd}";
                }
            }

            if (s.Status is ServiceStatus.Active && s.Renews && s.InvoicedTerm <= s.TermNumber && s.NextTermOn < today && !ends[s.Id].Any(on => on is null || on <= s.NextTermOn))
            {
                yield return $"service {s.Id} is Active and was to be renewed on {s.NextTermOn:yyyy-MM-dd}, and nobody was invoiced on {today:yyyy-MM-dd}";
            }

            // What a cancellation in the same run took from an invoice can be all that was open of it; a run follows at once.
            if (s.AwaitsActivationSince < now && (s.ParentId is not { } parent || active.Contains(parent)))
            {
                yield return $"service {s.Id} is paid and {s.Status}";
            }
        }
    }

    /// <summary>What came in or was added by hand, without what invoices keep and balances hold: nothing, at every moment.</summary>
    public static async Task<long> LostAsync(SpaceDb db, CancellationToken ct) =>
        await db.Payments.SumAsync(payment => payment.Amount, ct)
        + await db.BalanceEntries.Where(entry => entry.InvoiceId == null && entry.PaymentId == null).SumAsync(entry => entry.Amount, ct)
        - (await db.Invoices.SumAsync(invoice => invoice.Paid, ct) - await db.CreditNotes.SumAsync(note => note.ToBalance, ct))
        - await db.Balances.SumAsync(balance => balance.Amount, ct);

    // Worked out anew from the lines that nobody paid or took back; the columns of the services must say the same.
    private static async Task<IEnumerable<string>> OwedAsync(SpaceDb db, CancellationToken ct)
    {
        var lines = await db.InvoiceLines.AsNoTracking()
            .Where(line => !line.Credited && line.Invoice.Status != InvoiceStatus.Void
                && (line.Invoice.Status == InvoiceStatus.Unpaid || db.Services.Any(s => s.Id == line.ServiceId && s.TermNumber < line.TermNumber)))
            .Select(line => new { line.ServiceId, line.TermNumber, line.Invoice.Status, line.Invoice.DueOn })
            .ToListAsync(ct);
        var owed = lines.Where(line => line.Status is InvoiceStatus.Unpaid).ToLookup(line => line.ServiceId, line => line.DueOn);
        var coming = lines.ToLookup(line => line.ServiceId);
        var services = await db.Services.AsNoTracking()
            .Select(s => new { s.Id, s.Status, s.SuspensionSource, Renews = s.Cycle != null && s.RecurringFee > 0, s.TermNumber, s.InvoicedTerm, s.DueOn, s.AwaitsActivationSince }).ToListAsync(ct);
        var broken = new List<string>();
        foreach (var s in services)
        {
            DateOnly? earliest = s.Renews && owed[s.Id].Any() ? owed[s.Id].Min() : null;
            if (s.DueOn is null != earliest is null || s.DueOn < earliest)
            {
                broken.Add($"what is owed is due on {earliest:yyyy-MM-dd}, and service {s.Id} says {s.DueOn:yyyy-MM-dd}");
            }

            var next = coming[s.Id].Where(line => line.TermNumber > s.TermNumber).ToList();
            if (next.Count > 0 ? s.InvoicedTerm != next.Max(line => line.TermNumber) : s.InvoicedTerm > s.TermNumber)
            {
                broken.Add($"the invoices go to term {next.Select(line => line.TermNumber).DefaultIfEmpty().Max()}, and service {s.Id} in term {s.TermNumber} says {s.InvoicedTerm}");
            }

            var paid = s.Status is ServiceStatus.Ordered ? next.Any(line => line.Status is InvoiceStatus.Paid)
                : s.SuspensionSource is SuspensionSource.Overdue && earliest is null;
            if (paid && s.AwaitsActivationSince is null || s.AwaitsActivationSince is not null && s is not ({ Status: ServiceStatus.Ordered } or { SuspensionSource: SuspensionSource.Overdue }))
            {
                broken.Add($"service {s.Id} is {s.Status} and {(paid ? "paid and waits for nothing" : "waits for what has happened")}");
            }
        }

        return broken.Take(3);
    }

    // Every span that somebody began by an action is told once by mail, and stands once in the audit log. Of services
    // that are gone only those are left.
    private static async Task<IEnumerable<string>> ToldAsync(SpaceDb db, CancellationToken ct)
    {
        string[] actions = [nameof(ServiceAction.Activate), nameof(ServiceAction.Suspend), nameof(ServiceAction.Cancel)];
        string[] events = [OutboxEvents.Activated, OutboxEvents.Suspended, OutboxEvents.Cancelled];
        var there = db.Services.Select(s => (int?)s.Id);
        var spans = await db.LifecycleRecords.Where(span => actions.Contains(span.BegunBy)).GroupBy(span => span.ServiceId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var mails = await CountAsync(db.Outbox.Where(message => message.Channel == OutboxChannel.Mail && events.Contains(message.Event)).Select(message => message.ServiceId));
        var entries = await CountAsync(db.Audit.Where(entry => entry.Kind == AuditKinds.Service && actions.Contains(entry.Action)).Select(entry => entry.ServiceId));
        var broken = spans.Where(span => mails.GetValueOrDefault(span.Key) != span.Value || entries.GetValueOrDefault(span.Key) != span.Value)
            .Select(span => $"service {span.Key} has {span.Value} spans, {mails.GetValueOrDefault(span.Key)} mails and {entries.GetValueOrDefault(span.Key)} entries")
            .Take(3).ToList();
        var (warnings, warned) = (await db.Outbox.CountAsync(message => message.Event == OutboxEvents.Warning, ct), await db.Audit.CountAsync(entry => entry.Action == AuditActions.WarnCustomer, ct));
        return warnings == warned ? broken : [.. broken, $"{warnings} warnings were given, and {warned} are in the audit log"];

        async Task<Dictionary<int, int>> CountAsync(IQueryable<int?> services) => await services.Where(number => there.Contains(number))
            .GroupBy(number => number!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }
}
