using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Billing =>
    [
        Row("InvoiceQueries.ListAsync", Permissions.InvoicesSee, async asking =>
        {
            await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().ListAsync(new InvoiceListQuery(), Asking.Ct), page => page.Rows.Count + page.Total + page.Counts.All > 0);
        }),
        Row("InvoiceQueries.FindAsync", Permissions.InvoicesSee, async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().FindAsync(invoice.Number, asking.Space.Ours.Id, Asking.Ct), found => found is not null);
        }),
        Row("InvoiceQueries.ResellersOfAsync", Permissions.InvoicesSee, async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().ResellersOfAsync(invoice.Number, Asking.Ct), all => all.Any(one => one.Id == asking.Space.Ours.Id));
        }),
        Row("InvoiceQueries.MessagesAsync", Permissions.InvoicesSee, async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().MessagesAsync(invoice.Id, Asking.Ct), messages => messages.Count > 0);
        }),
        Row("InvoiceQueries.CustomerBillingAsync", Permissions.InvoicesSee, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<InvoiceQueries>().CustomerBillingAsync(asking.Space.Anna.Id, Asking.Ct), billing => billing is not null))),
        new("InvoiceQueries.OfServiceAsync",
            actor => actor.Can(actor.Scope is Scope.Customer ? Permissions.MyInvoicesSee : Permissions.InvoicesSee), who => Desk(who) || Own(who), async asking =>
        {
            await InvoiceAsync(asking);
            await using var db = asking.Space.CreateDbContext();
            var number = await db.InvoiceLines.OrderByDescending(line => line.Id).Select(line => line.ServiceId).FirstAsync(Asking.Ct);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().OfServiceAsync(number, Asking.Ct), invoices => invoices.Rows.Count > 0);
        }),
        new("InvoiceQueries.ListMineAsync", actor => actor.Can(Permissions.MyInvoicesSee), Own, async asking =>
        {
            await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().ListMineAsync(new InvoiceListQuery(), Asking.Ct), mine => mine.Invoices.Total + mine.Sums.Open.Count > 0);
        }),
        new("InvoiceQueries.FindMineAsync", actor => actor.Can(Permissions.MyInvoicesSee), Own, async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().FindMineAsync(invoice.Number, Asking.Ct), found => found is not null);
        }),
        new("InvoiceQueries.ExistsAsync", actor => actor.Can(Permissions.InvoicesSee) || actor.Can(Permissions.MyInvoicesSee), who => Desk(who) || Own(who), async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<InvoiceQueries>().ExistsAsync(invoice.Number, null, Asking.Ct), exists => exists);
        }) { IsSilent = true },
        Row("PaymentInstructionQueries.ListAsync", Permissions.InvoicesManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<PaymentInstructionQueries>().ListAsync(Asking.Ct), all => all.Any(one => one.ResellerId == asking.Space.Ours.Id)))),
        Row("PaymentInstructionCommands.ChangeAsync", Permissions.InvoicesManage, async asking =>
        {
            await using var db = asking.Space.CreateDbContext();
            var version = await db.Resellers.Where(reseller => reseller.Id == asking.Space.Ours.Id).Select(reseller => reseller.Version).SingleAsync(Asking.Ct);
            return () => Asking.CommandAsync(asking.Get<PaymentInstructionCommands>().ChangeAsync(asking.Space.Ours.Id, version, $"{Guid.NewGuid()}", Asking.Ct));
        }),
        Row("BillingSettingQueries.OwnersAsync", Permissions.InvoicesManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<BillingSettingQueries>().OwnersAsync(Asking.Ct), all => all.Any(one => one.Id == asking.Space.Ours.Id)))),
        Row("BillingSettingQueries.FindAsync", Permissions.InvoicesManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<BillingSettingQueries>().FindAsync(asking.Space.Ours.Id, Asking.Ct), found => found is not null))),
        Row("BillingSettingCommands.ChangeAsync", Permissions.InvoicesManage, async asking =>
        {
            await using var db = asking.Space.CreateDbContext();
            var version = await db.Resellers.Where(reseller => reseller.Id == asking.Space.Ours.Id).Select(reseller => reseller.Version).SingleAsync(Asking.Ct);
            var draft = new BillingDraft(new PartyDraft($"{Guid.NewGuid()}", null, null, null), PriceBasis.Gross, TaxRounding.PerInvoice);
            return () => Asking.CommandAsync(asking.Get<BillingSettingCommands>().ChangeAsync(asking.Space.Ours.Id, version, draft, Asking.Ct));
        }),
        Row("TaxRateCommands.AddAsync", Permissions.InvoicesManage, async asking =>
        {
            await ForgetRatesAsync(asking);
            return () => Asking.CommandAsync(asking.Get<TaxRateCommands>().AddAsync(asking.Space.Ours.Id, Rate("19"), Asking.Ct));
        }),
        Row("TaxRateCommands.ChangeAsync", Permissions.InvoicesManage, async asking =>
        {
            var rate = await RateAsync(asking);
            return () => Asking.CommandAsync(asking.Get<TaxRateCommands>().ChangeAsync(rate.Id, rate.Version, Rate("20"), Asking.Ct));
        }),
        Row("TaxRateCommands.RemoveAsync", Permissions.InvoicesManage, async asking =>
        {
            var rate = await RateAsync(asking);
            return () => Asking.CommandAsync(asking.Get<TaxRateCommands>().RemoveAsync(rate.Id, rate.Version, Asking.Ct));
        }),
        Row("InvoiceCommands.RecordPaymentAsync", Permissions.PaymentsRecord, async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            var draft = new PaymentDraft("9.95", "USD", new DateOnly(2026, 1, 5), "Card", null);
            return () => Asking.CommandAsync(asking.Get<InvoiceCommands>().RecordPaymentAsync(invoice.Id, draft, invoice.Version, Asking.Ct));
        }),
        OfPlatform("BooksVerifier.VerifyAsync", Permissions.InvoicesSee, asking =>
            Task.FromResult(() => Asking.CommandAsync(asking.Get<BooksVerifier>().VerifyAsync(Asking.Ct)))),
        Row("PaymentCommands.RecordAsync", Permissions.PaymentsRecord, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<PaymentCommands>().RecordAsync(asking.Space.Anna.Id, Came("9.95") with { Again = true }, Asking.Ct)))),
        Row("PaymentCommands.RefundAsync", Permissions.PaymentsTakeBack, async asking =>
        {
            await PayAheadAsync(asking);
            return () => Asking.CommandAsync(asking.Get<PaymentCommands>().RefundAsync(asking.Space.Anna.Id, Came("0.01") with { Again = true }, "Asked for it", Asking.Ct));
        }),
        Row("PaymentCommands.ChangeBalanceAsync", Permissions.BalancesChange, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<PaymentCommands>().ChangeBalanceAsync(asking.Space.Anna.Id, new BalanceDraft("1.00", "USD", true, "A gift"), Asking.Ct)))),
        Row("PaymentCommands.TakeBackAsync", Permissions.PaymentsTakeBack, async asking =>
        {
            var payment = await PayAheadAsync(asking);
            return () => Asking.CommandAsync(asking.Get<PaymentCommands>().TakeBackAsync(payment, "Bounced", Asking.Ct));
        }),
        Row("PaymentCommands.RefundPaymentAsync", Permissions.PaymentsTakeBack, async asking =>
        {
            var payment = await PayAheadAsync(asking);
            return () => Asking.CommandAsync(asking.Get<PaymentCommands>().RefundPaymentAsync(payment, Came("0.01") with { Again = true }, "Asked for it", Asking.Ct));
        }),
        Row("InvoiceCommands.VoidAsync", Permissions.InvoicesManage, async asking =>
        {
            var invoice = await InvoiceAsync(asking);
            return () => Asking.CommandAsync(asking.Get<InvoiceCommands>().VoidAsync(invoice.Id, invoice.Version, "Wrong", Asking.Ct));
        }),
        Row("InvoiceCommands.IssueAsync", Permissions.InvoicesManage, async asking =>
        {
            var number = await PricedAsync(asking);
            return () => Asking.CommandAsync(asking.Get<InvoiceCommands>().IssueAsync(number, null, Asking.Ct));
        }),
        Row("InvoiceCommands.WaiveAsync", Permissions.InvoicesManage, async asking =>
        {
            var number = await PricedAsync(asking);
            var activated = await new ServiceCommands(asking.Space.UnitOfWorkOf(new ActorIs(Actor.CommandLine)), Shipped.FollowUp).ApplyAsync(number, ServiceAction.Activate, 1, null, Asking.Ct);
            Assert.True(activated.Succeeded, activated.Failure?.Message);
            await using var db = asking.Space.CreateDbContext();
            var version = await db.Services.Where(service => service.Id == number).Select(service => service.Version).SingleAsync(Asking.Ct);
            return () => Asking.CommandAsync(asking.Get<InvoiceCommands>().WaiveAsync(number, version, "A kindness", Asking.Ct));
        }),
        Row("InvoiceCommands.IssueByHandAsync", Permissions.InvoicesManage, asking => Task.FromResult(() => Asking.CommandAsync(asking.Get<InvoiceCommands>().IssueByHandAsync(
            new InvoiceDraft(asking.Space.Ours.Id, "anna", new DateOnly(2026, 1, 12), [new InvoiceLineDraft("Advice", 1, "9.95")], null), Asking.Ct)))),
    ];

    /// <summary>A service of Anna's that waits for its first payment.</summary>
    private static async Task<int> PricedAsync(Asking asking)
    {
        await using var db = asking.Space.CreateDbContext();
        var anna = await db.Customers.SingleAsync(customer => customer.Id == asking.Space.Anna.Id, Asking.Ct);
        var type = await db.ServiceTypes.FirstAsync(Asking.Ct);
        var price = new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD");
        var service = db.Services.Add(SpaceService.Order(anna, type, "priced", null, Actor.CommandLine, asking.Space.Clock.GetUtcNow(), price)).Entity;
        await db.SaveChangesAsync(Asking.Ct);
        return service.Id;
    }

    private static async Task<Invoice> InvoiceAsync(Asking asking)
    {
        var number = await PricedAsync(asking);
        await using var db = asking.Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Asking.Ct);
        var service = await db.Services.Include(one => one.Reseller).SingleAsync(one => one.Id == number, Asking.Ct);
        var issuing = asking.Space.WriteOn(db, Actor.CommandLine);
        var invoice = await InvoiceIssuer.IssueAsync(issuing, service.Reseller, [service], issuing.Local(service).Today, Asking.Ct);
        await write.CommitAsync(Asking.Ct);
        return invoice;
    }

    private static TaxRateDraft Rate(string percent) => new("VAT", TaxTreatment.Standard, percent, null, null, TaxClass.Standard, null);

    private static async Task ForgetRatesAsync(Asking asking)
    {
        await using var db = asking.Space.CreateDbContext();
        await db.TaxRates.ExecuteDeleteAsync(Asking.Ct);
    }

    private static async Task<TaxRate> RateAsync(Asking asking)
    {
        await ForgetRatesAsync(asking);
        await using var db = asking.Space.CreateDbContext();
        var rate = db.TaxRates.Add(new TaxRate(asking.Space.Ours.Id)).Entity;
        rate.Change(Rate("19").Check().Value!);
        await db.SaveChangesAsync(Asking.Ct);
        return rate;
    }

    private static PaymentDraft Came(string amount) => new(amount, "USD", new DateOnly(2026, 1, 5), "Card", null);

    /// <summary>A payment of Anna's without an invoice.</summary>
    private static async Task<int> PayAheadAsync(Asking asking)
    {
        await using var db = asking.Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Asking.Ct);
        var anna = await db.Customers.SingleAsync(one => one.Id == asking.Space.Anna.Id, Asking.Ct);
        var recording = asking.Space.WriteOn(db, Actor.CommandLine);
        var payment = db.Payments.Add(Payment.Ahead(anna, new CheckedPayment(new Money(995, "USD"), new DateOnly(2026, 1, 5), "Card", null), Actor.CommandLine, recording.Now)).Entity;
        await Balances.ChangeAsync(recording, payment, payment.Amount, "Paid ahead", Asking.Ct);
        await db.SaveChangesAsync(Asking.Ct);
        await write.CommitAsync(Asking.Ct);
        return payment.Id;
    }
}
