using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Demo;

/// <summary>What the demo's services cost, and how their customers paid: by the real commands, on a clock that is put back.</summary>
internal sealed class DemoBilling(IDbContextFactory<SpaceDb> dbs, ChangeFeed feed, IServiceFollowUp followUp, IReadOnlyDictionary<DemoPerson, Actor> people)
{
    private static readonly Cycle s_month = new(1, CycleUnit.Month);
    private static readonly Cycle s_halfYear = new(6, CycleUnit.Month);
    private static readonly Cycle s_year = new(1, CycleUnit.Year);

    /// <param name="history">Which of the demo's histories the service goes through.</param>
    public static Price PriceOf(string name, int i, int history, string currency) => name switch
    {
        "10 GB more space" => new Price(null, 1500, 0, currency), // once, for ever
        "Daily backup" => new Price(s_year, 0, 2400, currency),
        "Starter hosting" or "Business hosting" => (name == "Starter hosting" ? 595 : 1995) is var fee && (i < 10 || i == 14) && history is 3 or 4 or 9
            ? new Price(s_month, 500, fee, currency)
            : history is 1 or 5 ? new Price(s_halfYear, 0, 6 * fee, currency)
            : new Price(s_year, 0, 11 * fee, currency),
        _ => new Price(s_year, 0, 1200, currency),
    };

    /// <summary>When what is invoiced and paid for a service, from its first activation on.</summary>
    /// <param name="slow">Whether its customer still owes what came last.</param>
    public IEnumerable<(DateTimeOffset At, Func<CancellationToken, Task> Do)> Life(int number, Cycle? cycle, DateTimeOffset activated, DateTimeOffset until, bool slow, decimal more)
    {
        var borders = Borders(cycle, activated).TakeWhile(border => border.AddDays(-7) < until).ToList();
        if (!slow || borders.Count > 0)
        {
            yield return Pay(number, activated.AddDays(2), more: more);
        }

        foreach (var border in borders)
        {
            yield return Issue(number, border.AddDays(-7));
            if (!slow || border != borders[^1])
            {
                yield return Pay(number, border.AddDays(-3));
            }
        }
    }

    public (DateTimeOffset At, Func<CancellationToken, Task> Do) Issue(int number, DateTimeOffset at) =>
        (at, async ct => Check(await CommandsAt(at).IssueAsync(number, null, ct)));

    /// <summary>Pays what is open for a service, or a part of it.</summary>
    public (DateTimeOffset At, Func<CancellationToken, Task> Do) Pay(int number, DateTimeOffset at, decimal? part = null, decimal more = 0) => (at, async ct =>
    {
        var invoice = await OpenAsync(number, ct);
        var amount = part is { } some ? Money.TryParse(some.ToString(System.Globalization.CultureInfo.InvariantCulture), invoice.Currency, out var money) ? money : default
            : new Money(invoice.Open + (long)(more * 100), invoice.Currency);
        var draft = new PaymentDraft(
            amount.Amount(), amount.Currency, DateOnly.FromDateTime(at.UtcDateTime), number % 3 == 0 ? "Card" : "Bank transfer", $"TX-{at:yyMMdd}-{invoice.Number:0000}");
        Check(await CommandsAt(at).RecordPaymentAsync(invoice.Id, draft, invoice.Version, ct));
    });

    public (DateTimeOffset At, Func<CancellationToken, Task> Do) Void(int number, DateTimeOffset at, string reason) => (at, async ct =>
    {
        var invoice = await OpenAsync(number, ct);
        Check(await CommandsAt(at).VoidAsync(invoice.Id, invoice.Version, reason, ct));
    });

    private static IEnumerable<DateTimeOffset> Borders(Cycle? cycle, DateTimeOffset activated)
    {
        for (var months = cycle is { Unit: CycleUnit.Month, Count: var count } ? count : 12; cycle is not null; months += cycle.Value.Unit is CycleUnit.Month ? cycle.Value.Count : 12)
        {
            yield return activated.AddMonths(months);
        }
    }

    private async Task<Invoice> OpenAsync(int number, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Invoices.AsNoTracking().SingleAsync(invoice => invoice.Status == InvoiceStatus.Unpaid && invoice.Lines.Any(line => line.ServiceId == number), ct);
    }

    private InvoiceCommands CommandsAt(DateTimeOffset at) => new(new UnitOfWork(new Writer(dbs, new StoppedClock(at), feed), new DemoActor(people[DemoPeople.Reseller])), followUp);

    private static void Check<T>(Result<T> result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Failure.Message);
        }
    }
}
