using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The settings of invoices with their dialogs, and what invoices then show.</summary>
public sealed class BillingSettingsPageTests : DeskTest
{
    [Fact]
    public async Task Settings_AreRefusedBesideTheirField_AndSaved()
    {
        var page = Open("/invoices/settings");
        page.WaitFor(() => Assert.Equal("Billing settings", page.Find("h1").Words()));

        page.Do(() => page.Find("#billing-invoices").Change("RE-{year}"));
        page.Do(() => page.Find("#seller-tax").Change("DE123"));
        await page.DoAsync(() => page.Find("#billing").SubmitAsync());

        page.WaitFor(() => Assert.StartsWith("A pattern has {number}", page.Find("#billing-invoices-error").Words(), StringComparison.Ordinal));
        Assert.Equal(("true", null), (page.Find("#billing-invoices").GetAttribute("aria-invalid"), page.Find("#billing-notes").GetAttribute("aria-invalid")));
        Assert.Equal("", page.Find("#billing-notes-error").Words());
        page.Do(() => page.Find("#billing-invoices").Change("RE-{number:4}"));
        await page.DoAsync(() => page.Find("#billing").SubmitAsync());

        page.WaitFor(() => Assert.Equal(["The billing settings are saved."], page.Snackbars));
        await using var db = Space.CreateDbContext();
        var billing = (await db.Resellers.SingleAsync(one => one.Id == Space.Ours.Id, Ct)).Billing;
        Assert.Equal(("RE-{number:4}", "DE123"), (billing.InvoicePattern, billing.Seller.TaxNumber));
    }

    [Fact]
    public async Task TaxRates_AreAddedChangedAndRemoved()
    {
        var page = Open("/invoices/settings");
        page.WaitFor(() => page.Button("Add tax rate").Click());
        page.WaitFor(() => page.Find("#tax-percent").Change("100"));
        await page.DoAsync(() => page.Find("#tax-rate").SubmitAsync());
        page.WaitFor(() => Assert.Equal("A rate is 0 % or more, and less than 100 %.", page.Find("#tax-percent-error").Words()));
        page.Do(() => page.Find("#tax-percent").Change("8.875"));
        page.Do(() => page.Find("#tax-country").Change("US"));
        await page.DoAsync(() => page.Find("#tax-rate").SubmitAsync());
        page.WaitFor(() => Assert.Equal(["United States All customers Standard VAT 8.875 % – Change Remove"], Rows(page)));

        page.Do(() => page.Button("Change").Click());
        page.WaitFor(() => Assert.Equal("8.875", page.Find("#tax-percent").GetAttribute("value")));
        page.Do(() => page.Find("#tax-treatment").Change("Exempt"));
        page.WaitFor(() => page.Find("#tax-sentence").Change("Not taxed there."));
        await page.DoAsync(() => page.Find("#tax-rate").SubmitAsync());
        page.WaitFor(() => Assert.Equal(["United States All customers Standard VAT exempt Not taxed there. Change Remove"], Rows(page)));

        page.Do(() => page.Button("Remove").Click());
        page.WaitFor(() => page.DialogButton("Remove").Click());
        page.WaitFor(() => Assert.Contains("No tax is charged, and invoices say nothing of it.", page.Find("main").Words(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Invoice_ShowsBothSidesAndItsTax_ToTheDeskAndToItsCustomer(bool mine)
    {
        await SetAsync();
        await IssueAsync();

        var page = mine ? Open("/my/invoices/1", Actors.Of(Space.Anna)) : Open("/invoices/1");

        page.WaitFor(() => Assert.Equal("Invoice RE-001 Unpaid", page.Find("h1").Words()));
        Assert.Equal("From Our Hosting GmbH Some Street 1 Germany Tax number DE123 To anna Austria", page.Find("[aria-label='Seller and buyer']").Words());
        Assert.Equal(["What for", "Quantity", "Tax", "Net", "Amount"], page.FindAll("[aria-labelledby='invoice-lines'] thead th").Select(head => head.Words()));
        Assert.Equal(["19 %", "9.95 USD", "11.84 USD"], page.FindAll("[aria-labelledby='invoice-lines'] tbody td").Skip(2).Select(cell => cell.Words()));
        Assert.Equal(
            ["Net 9.95 USD", "VAT 19 % of 9.95 USD 1.89 USD", "Total 11.84 USD", "Paid 0.00 USD", "Open 11.84 USD"],
            page.FindAll("[aria-labelledby='invoice-lines'] tfoot tr").Select(row => row.Words()));
        Assert.Contains("Thank you.", page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyInvoices_SayToWhomTheyAreMadeOut()
    {
        await SetAsync();
        await IssueAsync();

        var page = Open("/my/invoices", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Contains("anna Austria Your next invoice is made out to this.", page.Find("main").Words(), StringComparison.Ordinal));
        Assert.Contains("RE-001", page.Find("main tbody").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_IsAskedForItsAddress_AndToldWhatIsNone()
    {
        var page = Open($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => page.Button("Edit address and tax").Click());
        page.WaitFor(() => page.Find("#buyer-country").Change("XX"));
        await page.DoAsync(() => page.Find("#buyer").SubmitAsync());
        page.WaitFor(() => Assert.StartsWith("“XX” is no country.", page.Find("#buyer-country-error").Words(), StringComparison.Ordinal));

        page.Do(() => page.Find("#buyer-country").Change("AT"));
        page.Do(() => page.Find("#buyer-kind").Change("Business"));
        await page.DoAsync(() => page.Find("#buyer").SubmitAsync());

        page.WaitFor(() => Assert.Contains("Austria Buys as a business.", page.Find("main").Words(), StringComparison.Ordinal));
    }

    private async Task SetAsync()
    {
        var draft = new BillingDraft(new PartyDraft("Our Hosting GmbH", "Some Street 1", "DE", "DE123"), PriceBasis.Net, TaxRounding.PerLine) { InvoicePattern = "RE-{number:3}", Foot = "Thank you." };
        Assert.True((await new BillingSettingCommands(Space.UnitOfWork).ChangeAsync(Space.Ours.Id, 0, draft, Ct)).Succeeded);
        var rate = new TaxRateDraft("VAT", TaxTreatment.Standard, "19", null, null, TaxClass.Standard, null);
        Assert.True((await new TaxRateCommands(Space.UnitOfWork).AddAsync(Space.Ours.Id, rate, Ct)).Succeeded);
        var customers = new CustomerCommands(Space.UnitOfWork);
        Assert.True((await customers.ChangeBillingAsync(Space.Anna.Id, Space.Anna.Version, CustomerKind.Business, new PartyDraft(null, null, "AT", null), Ct)).Succeeded);
    }

    private async Task IssueAsync()
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var anna = await db.Customers.Include(one => one.Reseller).SingleAsync(one => one.Id == Space.Anna.Id, Ct);
        var service = db.Services.Add(SpaceService.Order(
            anna, await db.ServiceTypes.FirstAsync(Ct), "shop.example", null, Actor.CommandLine, Space.Clock.GetUtcNow(), new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD"))).Entity;
        await db.SaveChangesAsync(Ct);
        await InvoiceIssuer.IssueAsync(Space.WriteOn(db, Actor.CommandLine), anna.Reseller, [service], new DateOnly(2026, 1, 12), Ct);
        await write.CommitAsync(Ct);
    }

    private static IEnumerable<string> Rows(IRenderedComponent<Routes> page) => page.FindAll("main tbody tr").Select(row => row.Words());
}
