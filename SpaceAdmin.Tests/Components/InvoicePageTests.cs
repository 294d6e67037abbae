using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The list of invoices, the page of one with its dialogs, and what a customer sees of its own.</summary>
public sealed class InvoicePageTests : DeskTest
{
    private InvoiceCommands Invoices => InvoiceCommandsOf(Space.Actor);

    [Fact]
    public async Task List_OfAReseller_IsItsOwn_NewestFirst()
    {
        await InvoicedAsync();
        await InvoicedAsync(Space.Bert);
        await InvoicedAsync(Space.Zoe);

        var page = Open("/invoices");

        page.WaitFor(() => Assert.Equal(["2 bert Unpaid 5 Jan 2026 12 Jan 2026 9.95 USD 9.95 USD", "1 anna Unpaid 5 Jan 2026 12 Jan 2026 9.95 USD 9.95 USD"], Rows(page)));
        Assert.Equal("Invoices", page.Find("h1").Words());
        Assert.Equal(["All 2", "Unpaid 2", "Overdue 0", "Paid 0", "Void 0", "Credited 0"], page.Tabs);
        Assert.Equal(["Invoice #", "Customer", "Status", "Issued ↓", "Due", "Total", "Open"], page.FindAll("main th").Select(head => head.Words()));
        Assert.Equal("/invoices/2", page.Link("main", "2").GetAttribute("href"));
    }

    [Fact]
    public async Task List_OfAnAdministrator_NamesTheResellers()
    {
        await InvoicedAsync();
        await InvoicedAsync(Space.Zoe);

        var page = Open("/invoices?sort=number", Actors.Administrator);

        page.WaitFor(() => Assert.Equal(["1 anna Our Hosting", "1 zoe Their Hosting"], page.FindAll("main tbody tr")
            .Select(row => $"{row.Children[0].Words()} {row.Children[1].Words()} {row.Children[7].Words()}")));
        Assert.Equal($"/invoices/1?reseller={Space.Theirs.Id}", page.FindAll("main tbody a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task PaymentInstructions_StandOnTheInvoiceAsTheyWereTyped()
    {
        await InvoicedAsync();
        var desk = Open("/invoices");
        desk.WaitFor(() => desk.Button("Payment instructions…"));

        desk.Do(() => desk.Button("Payment instructions…").Click());
        desk.WaitFor(() => desk.Find("#instructions-text"));
        Assert.Empty(desk.FindAll("#instructions-reseller"));
        desk.Do(() => desk.Find("#instructions-text").Change("To <b>DE89 3704</b>\nwith the invoice's number."));
        await desk.DoAsync(() => desk.Find("#instructions").SubmitAsync());

        desk.WaitFor(() => Assert.Equal(["The payment instructions are saved."], desk.Snackbars));
        Navigation.NavigateTo("/invoices/1");
        desk.WaitFor(() => Assert.Equal("To <b>DE89 3704</b>\nwith the invoice's number.", desk.Find("[aria-labelledby='invoice-instructions'] .lines").TextContent));
        Assert.Empty(desk.FindAll(".lines b"));
    }

    [Fact]
    public async Task PaymentInstructions_StandOnTheCustomersOwnInvoice()
    {
        await InvoicedAsync();
        var instructions = new PaymentInstructionCommands(Space.UnitOfWork);
        await instructions.ChangeAsync(Space.Ours.Id, 0, "To DE89 3704.", Ct);

        var page = Open("/my/invoices/1", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("How to pay To DE89 3704.", page.Find("[aria-labelledby='invoice-instructions']").Words()));
    }

    [Fact]
    public async Task PaymentInstructions_OfAnAdministrator_AskWhose()
    {
        var page = Open("/invoices", Actors.Administrator);
        page.WaitFor(() => page.Button("Payment instructions…"));

        page.Do(() => page.Button("Payment instructions…").Click());
        page.WaitFor(() => Assert.Equal(["Our Hosting", "Their Hosting"], page.FindAll("#instructions-reseller option").Select(option => option.Words())));
        page.Do(() => page.Find("#instructions-reseller").Change($"{Space.Theirs.Id}"));
        page.Do(() => page.Find("#instructions-text").Change("Cash."));
        await page.DoAsync(() => page.Find("#instructions").SubmitAsync());

        page.WaitFor(() => Assert.Equal(["The payment instructions are saved."], page.Snackbars));
        await using var db = Space.CreateDbContext();
        Assert.Equal([null, "Cash."], db.Resellers.OrderBy(reseller => reseller.Name).Select(reseller => reseller.PaymentInstructions));
    }

    [Fact]
    public async Task List_FilteredAndTurned_KeepsItInTheAddress()
    {
        await InvoicedAsync();
        var page = Open("/invoices?user=anna&status=unpaid");
        page.WaitFor(() => Assert.Single(Rows(page)));

        Follow(page.Link("main th", "Total"));
        Assert.Equal("/invoices?user=anna&status=unpaid&sort=total", Address);
        Follow(page.Find("main .filter"));
        Assert.Equal("/invoices?status=unpaid&sort=total", Address);
        Follow(page.Link("nav[aria-label='Status']", "Void 0"));
        page.WaitFor(() => Assert.Contains("No invoices match.", page.Find("main [role='status']").Words(), StringComparison.Ordinal));
        Follow(page.Link("main", "Show all invoices"));
        page.WaitFor(() => Assert.Single(Rows(page)));
    }

    [Fact]
    public void List_WithoutAny_SaysWhereTheyComeFrom()
    {
        var page = Open("/invoices", Space.Actor.Without(Permissions.InvoicesManage));

        page.WaitFor(() => Assert.StartsWith("No invoices yet.", page.Find("main [role='status']").Words(), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("main button"));
    }

    [Fact]
    public async Task List_WhenAColleagueRecordsAPayment_FollowsWithoutAReload()
    {
        var invoice = await InvoicedAsync();
        var page = Open("/invoices");
        page.WaitFor(() => Assert.Equal(["All 1", "Unpaid 1", "Overdue 0", "Paid 0", "Void 0", "Credited 0"], page.Tabs));

        await RecordAsync(invoice, "9.95");

        page.WaitFor(() => Assert.Equal(["All 1", "Unpaid 0", "Overdue 0", "Paid 1", "Void 0", "Credited 0"], page.Tabs));
        Assert.Equal(["1 anna Paid 5 Jan 2026 12 Jan 2026 9.95 USD –"], Rows(page));
    }

    [Fact]
    public async Task IssueInvoice_ForAService_ShowsItOrSaysWhyNot()
    {
        var number = await OrderAsync();
        var page = Open("/invoices");
        page.WaitFor(() => page.Button("Issue invoice").Click());
        page.WaitFor(() => page.Find("#issue-service").Change("none"));
        page.Do(() => page.Find("#issue").Submit());
        page.WaitFor(() => Assert.Equal("A Service # is a whole number, such as 42.", Alert(page)));
        page.Do(() => page.Find("#issue-service").Change("999"));
        page.Do(() => page.Find("#issue").Submit());
        page.WaitFor(() => Assert.Equal("Service #999 was not found.", Alert(page)));
        page.Do(() => page.Find("#issue-service").Change($"#{number}"));
        page.Do(() => page.Find("#issue").Submit());

        page.WaitFor(() => Assert.Equal("Invoice 1 Unpaid", page.Find("h1").Words()));
        Assert.Equal("/invoices/1", Address);
    }

    [Fact]
    public void NewInvoice_OfLinesAndADiscount_IsIssuedAndShown()
    {
        var page = Open("/invoices?user=anna");
        page.WaitFor(() => page.Button("New invoice").Click());
        page.WaitFor(() => Assert.Equal("anna", page.Find("#new-invoice-customer").GetAttribute("value")));
        Assert.Equal("2026-01-12", page.Find("#new-invoice-due").GetAttribute("value"));
        page.Do(() => page.DialogButton("Add a line").Click());
        page.Do(() => page.Find("#new-invoice-line-1-text").Change("Advice"));
        page.Do(() => page.Find("#new-invoice-line-1-quantity").Change("2"));
        page.Do(() => page.Find("#new-invoice-line-1-price").Change("20"));
        page.Do(() => page.Find("#new-invoice-discount").Change("percent"));
        page.Do(() => page.Find("#new-invoice-less").Change("25"));
        page.Do(() => page.Find("#new-invoice").Submit());
        page.WaitFor(() => Assert.Equal("Say what each line is for.", Alert(page)));
        page.Do(() => page.Find("button[aria-label='Remove line 2']").Click());
        page.Do(() => page.Find("#new-invoice").Submit());

        page.WaitFor(() => Assert.Equal("Invoice 1 Unpaid", page.Find("h1").Words()));
        Assert.Equal(["Advice 2 40.00 USD", "Discount of 25 % 1 -10.00 USD"], Rows(page));
        Assert.Equal("Open 30.00 USD", page.FindAll("tfoot tr")[^1].Words());
    }

    [Fact]
    public async Task Invoice_ShowsWhatItAsksAndLeadsToServiceAndCustomer()
    {
        var invoice = await InvoicedAsync();

        var page = Open("/invoices/1");

        page.WaitFor(() => Assert.Equal("Invoice 1 Unpaid", page.Find("h1").Words()));
        Assert.Equal("Customer anna Reseller Our Hosting Issued 5 Jan 2026 Due 12 Jan 2026", page.Find("main dl").Words());
        Assert.Equal([$"#{invoice.Lines[0].ServiceId} shop: 1 month from 2026-01-05 to 2026-02-04 1 9.95 USD"], Rows(page));
        Assert.Equal(["Total 9.95 USD", "Paid 0.00 USD", "Open 9.95 USD"], page.FindAll("tfoot tr").Select(row => row.Words()));
        Assert.Equal($"/services/{invoice.Lines[0].ServiceId}", page.Find("main tbody a").GetAttribute("href"));
        Assert.Equal($"/customers/{Space.Anna.Id}", page.Link("main", "anna").GetAttribute("href"));
        Assert.Equal(["Record payment", "Void invoice", "Print"], page.Buttons);
        Assert.Contains("No payments yet.", page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordPayment_WrongAndThenRight_KeepsWhatWasTyped_AndShowsThePayment()
    {
        await InvoicedAsync();
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Button("Record payment").Click());
        page.WaitFor(() => Assert.Equal("9.95", page.Find("#payment-amount").GetAttribute("value")));
        Assert.Equal("2026-01-05", page.Find("#payment-day").GetAttribute("value"));
        page.Do(() => page.Find("#payment-amount").Change("4.005"));
        page.Do(() => page.Find("#payment-method").Change("Card"));
        page.Do(() => page.Find("#payment-reference").Change("TX-1"));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.Equal("USD has 2 decimals, so an amount is like 29.85.", Alert(page)));
        Assert.Equal("TX-1", page.Find("#payment-reference").GetAttribute("value"));
        page.Do(() => page.Find("#payment-amount").Change("4.00"));
        page.Do(() => page.Find("#payment").Submit());

        page.WaitFor(() => Assert.Equal(["The payment is recorded; 5.95 USD of invoice 1 is still open."], page.Snackbars));
        page.WaitFor(() => Assert.Equal("5 Jan 2026 Card TX-1 Refund… Take back Rosa 4.00 USD", Rows(page).Last()));
        Assert.Equal("Open 5.95 USD", page.FindAll("tfoot tr")[^1].Words());
        Assert.Empty(page.FindAll("[role='dialog']"));
    }

    [Fact]
    public async Task TakeBack_OfAPayment_WantsAReason_AndTheInvoiceIsOpenAgain()
    {
        await InvoicedAsync();
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Button("Record payment").Click());
        page.WaitFor(() => page.Find("#payment").Submit());
        page.WaitFor(() => page.Find("button[aria-label='Take back the payment of 9.95 USD']").Click());
        page.WaitFor(() => page.Find("#take-back-reason").Change(" "));
        page.Do(() => page.Find("#take-back").Submit());
        page.WaitFor(() => Assert.Equal("Say why: whoever reads the books later wants to know.", Alert(page)));
        page.Do(() => page.Find("#take-back-reason").Change("Bounced"));
        page.Do(() => page.Find("#take-back").Submit());

        page.WaitFor(() => Assert.Equal("Invoice 1 Unpaid", page.Find("h1").Words()));
        Assert.Contains("The payment is taken back. To be paid again: invoice 1.", page.Snackbars);
        Assert.Equal("5 Jan 2026 Bank transfer Taken back: Bounced Rosa -9.95 USD", Rows(page).Last());
        Assert.Empty(page.FindAll("button[aria-label^='Take back']"));
    }

    [Fact]
    public async Task Refund_OfAPayment_AsksForHowItWasSent_AndTakesALineBack()
    {
        var invoice = await InvoicedAsync();
        await RecordAsync(invoice, "9.95");
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Find("button[aria-label='Refund the payment of 9.95 USD']").Click());
        page.WaitFor(() => Assert.Equal("9.95", page.Find("#payment-amount").GetAttribute("value")));
        page.Do(() => page.Find("#payment-reason").Change("Moves out"));
        page.Do(() => page.Find("#payment-reference").Change("OUT-1"));
        page.Do(() => page.Find("#payment-amount").Change("9.96"));
        page.Do(() => page.Find("#payment").Submit());
        page.WaitFor(() => Assert.StartsWith("9.95 USD of that payment is still here", Alert(page), StringComparison.Ordinal));
        page.Do(() => page.Find("#payment-amount").Change("9.95"));
        page.Do(() => page.Find("#payment fieldset input").Change(true));
        page.Do(() => page.Find("#payment").Submit());

        page.WaitFor(() => Assert.Equal(["The refund is recorded."], page.Snackbars));
        page.WaitFor(() => Assert.Contains("5 Jan 2026 Bank transfer OUT-1 Refunded: Moves out Rosa -9.95 USD", Rows(page)));
        Assert.Equal("Invoice 1 Paid", page.Find("h1").Words());
        Assert.Equal("Credit note 1", page.Find("#credit-note-1").Words());
        Assert.Empty(page.FindAll("button[aria-label^='Refund']"));
    }

    [Fact]
    public async Task RecordPayment_OfMoreThanItAsks_PaysItAndTellsOfTheBalance()
    {
        await InvoicedAsync();
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Button("Record payment").Click());
        page.WaitFor(() => page.Find("#payment-amount").Change("20"));
        page.Do(() => page.Find("#payment").Submit());

        page.WaitFor(() => Assert.Equal("Invoice 1 Paid", page.Find("h1").Words()));
        page.WaitFor(() => Assert.Equal(["Invoice 1 is paid; 10.05 USD went to the customer's balance."], page.Snackbars));
        Assert.Contains("5 Jan 2026 Paid more than invoice 1 asked 10.05 USD", Rows(page));
        Assert.True(page.Button("Record payment").HasAttribute("disabled"));
        Assert.Equal("Invoice 1 is paid already.", page.Find("#refused-RecordPayment").Words());
    }

    [Fact]
    public async Task RecordPayment_WhenAColleagueWasFaster_SaysSoAndShowsTheNewest()
    {
        var invoice = await InvoicedAsync();
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Button("Record payment").Click());
        page.WaitFor(() => Assert.NotEmpty(page.FindAll("#payment-amount")));
        await RecordAsync(invoice, "1.00");
        page.Do(() => page.Find("#payment").Submit());

        page.WaitFor(() => Assert.Equal([new Failure.Stale().Message], page.Snackbars));
        page.WaitFor(() => Assert.Equal("Open 8.95 USD", page.FindAll("tfoot tr")[^1].Words()));
    }

    [Fact]
    public async Task VoidInvoice_WithoutAndWithAReason()
    {
        var invoice = await InvoicedAsync();
        await RecordAsync(invoice, "4.00");
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Button("Void invoice").Click());
        page.WaitFor(() => Assert.Contains("4.00 USD was paid of it already.", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.Find("#void").Submit());
        page.WaitFor(() => Assert.Equal("Say why the invoice is void: the customer reads it.", Alert(page)));
        page.Do(() => page.Find("#void-reason").Change("Wrong address"));
        page.Do(() => page.Find("#void").Submit());

        page.WaitFor(() => Assert.Equal("Invoice 1 Void", page.Find("h1").Words()));
        Assert.Contains("Reason Wrong address", page.Find("main dl").Words(), StringComparison.Ordinal);
        page.WaitFor(() => Assert.Equal(["Invoice 1 is void. 4.00 USD went to the customer's balance."], page.Snackbars));
        Assert.Equal("Invoice 1 is void already.", page.Find("#refused-Void").Words());
    }

    [Fact]
    public async Task VoidInvoice_OfAnOrder_SaysBefore_WhatItEnds()
    {
        var number = await OrderAsync();
        Assert.True((await Invoices.IssueAsync(number, null, Ct)).Succeeded);
        var page = Open("/invoices/1");
        page.WaitFor(() => page.Button("Void invoice").Click());

        page.WaitFor(() => Assert.Contains($"What was ordered with it and was never active is cancelled: #{number} shop.", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.Find("#void-reason").Change("Ordered twice"));
        page.Do(() => page.Find("#void").Submit());

        page.WaitFor(() => Assert.Equal("Invoice 1 Void", page.Find("h1").Words()));
        await using var db = Space.CreateDbContext();
        Assert.Equal(ServiceStatus.Cancelled, (await db.Services.SingleAsync(service => service.Id == number, Ct)).Status);
    }

    [Fact]
    public async Task Invoice_ShowsWhatIsToBeToldOfIt_Live()
    {
        var invoice = await InvoicedAsync();
        var page = Open($"/invoices/{invoice.Number}");
        page.WaitFor(() => Assert.Equal(["Invoice issued to the customer to be sent · 5 Jan 2026 09:00"], Told()));

        await RecordAsync(invoice, "9.95");

        page.WaitFor(() => Assert.Equal(["Payment received to the customer to be sent · 5 Jan 2026 09:00", "Invoice issued to the customer to be sent · 5 Jan 2026 09:00"], Told()));

        IEnumerable<string> Told() => page.Region("Outbox").QuerySelectorAll("li").Select(item => item.Words());
    }

    [Fact]
    public async Task Invoice_WithoutTheRights_OffersNothingButPrintAndPdf()
    {
        await InvoicedAsync();

        var page = Open("/invoices/1", Space.Actor.Without(Permissions.InvoicesManage).Without(Permissions.PaymentsRecord).Without(Permissions.ServicesSee).Without(Permissions.CustomersSee));

        page.WaitFor(() => Assert.Equal(["Print"], page.Buttons));
        Assert.Equal([("Invoices", "/invoices"), ("PDF", $"/invoices/1/pdf?reseller={Space.Ours.Id}")], page.FindAll("main a").Select(link => (link.Words(), link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Invoice_OfTwoResellers_AsksTheAdministratorWhose()
    {
        await InvoicedAsync();
        await InvoicedAsync(Space.Zoe);
        var page = Open("/invoices/1", Actors.Administrator);

        page.WaitFor(() => Assert.Equal(["Our Hosting", "Their Hosting"], page.FindAll("main li a").Select(link => link.Words())));
        Follow(page.Link("main", "Their Hosting"));

        page.WaitFor(() => Assert.StartsWith("Customer zoe", page.Find("main dl").Words(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/invoices/2")]
    [InlineData("/invoices/nonsense")]
    [InlineData("/invoices/1?reseller=2")]
    public async Task Invoice_ThatIsNotThere_IsNotFound(string address)
    {
        await InvoicedAsync();

        var page = Open(address);

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task MyInvoices_OfACustomer_AreItsOwnWithWhatItOwes()
    {
        await RecordAsync(await InvoicedAsync(), "19.95");
        await InvoicedAsync(Space.Bert);
        await InvoicedAsync();
        Space.Clock.Advance(TimeSpan.FromDays(10));

        var page = Open("/my/invoices", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal(["3 Overdue 5 Jan 2026 12 Jan 2026 9.95 USD 9.95 USD", "1 Paid 5 Jan 2026 12 Jan 2026 9.95 USD –"], Rows(page)));
        Assert.Equal("My Invoices", page.Find("h1").Words());
        Assert.Equal("Open 9.95 USD 9.95 USD overdue Balance 10.00 USD", page.Find("main dl").Words());
        Assert.Equal("/my/invoices/3", page.Link("main", "3").GetAttribute("href"));
        Assert.Empty(page.FindAll("main button"));
    }

    [Fact]
    public async Task MyInvoice_WhenThePaymentComes_FollowsAndNamesNobodyOfTheDesk()
    {
        var invoice = await InvoicedAsync();
        var page = Open("/my/invoices/1", Actors.Of(Space.Anna));
        page.WaitFor(() => Assert.Equal("Invoice 1 Unpaid", page.Find("h1").Words()));
        Assert.Equal(["Print"], page.Buttons);
        var recorded = await InvoiceCommandsOf(Actors.Of(Space.Ours)).RecordPaymentAsync(invoice.Id, new PaymentDraft("9.95", "USD", new DateOnly(2026, 1, 5), "Card", null), invoice.Version, Ct);
        Assert.True(recorded.Succeeded);

        await WaitAsTimePassesAsync(() => Assert.Equal("Invoice 1 Paid", page.Find("h1").Words()));
        Assert.DoesNotContain("Rosa", page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyInvoice_OfAnother_IsNotFound()
    {
        await InvoicedAsync(Space.Bert);

        var page = Open("/my/invoices/1", Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task Customer_HasItsBillingOnItsPage_Live()
    {
        var invoice = await InvoicedAsync();
        var page = Open($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => Assert.Equal("Open 9.95 USD Balance Nothing", page.Find("dl.sums").Words()));
        Assert.Equal("/invoices?user=anna", page.Link("main", "Show all in Invoices").GetAttribute("href"));
        Assert.Contains("1 Unpaid 5 Jan 2026 12 Jan 2026 9.95 USD 9.95 USD", Rows(page));

        await RecordAsync(invoice, "10.00");

        page.WaitFor(() => Assert.Equal("Open Nothing Balance 0.05 USD", page.Find("dl.sums").Words()));
    }

    [Fact]
    public async Task Customer_WithoutTheRightToInvoices_TellsNothingOfThem()
    {
        await InvoicedAsync();

        var page = Open($"/customers/{Space.Anna.Id}", Space.Actor.Without(Permissions.InvoicesSee));

        page.WaitFor(() => Assert.Equal("anna", page.Find("h1").Words()));
        Assert.DoesNotContain("Billing", page.Find("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("9.95", page.Find("main").Words(), StringComparison.Ordinal);
    }

    private static string Alert(IRenderedComponent<Routes> page) => page.Find("[role='dialog'] [role='alert']").Words();

    private static IEnumerable<string> Rows(IRenderedComponent<Routes> page) => page.FindAll("main tbody tr").Select(row => row.Words());

    private async Task RecordAsync(Invoice invoice, string amount)
    {
        var draft = new PaymentDraft(amount, "USD", new DateOnly(2026, 1, 5), "Card", null);
        Assert.True((await Invoices.RecordPaymentAsync(invoice.Id, draft, invoice.Version, Ct)).Succeeded);
    }

    private async Task<int> OrderAsync(Customer? customer = null)
    {
        await using var db = Space.CreateDbContext();
        var owner = await db.Customers.SingleAsync(one => one.Id == (customer ?? Space.Anna).Id, Ct);
        var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting plan", Ct);
        var price = new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD");
        var service = db.Services.Add(SpaceService.Order(owner, type, "shop", null, Actor.CommandLine, Space.Clock.GetUtcNow(), price)).Entity;
        await db.SaveChangesAsync(Ct);
        return service.Id;
    }

    /// <summary>A service that was activated by hand, and its invoice of 9.95 USD.</summary>
    private async Task<Invoice> InvoicedAsync(Customer? customer = null)
    {
        var number = await OrderAsync(customer);
        var activated = await CommandsOf(Actors.Administrator).ApplyAsync(number, ServiceAction.Activate, 1, null, Ct);
        Assert.True(activated.Succeeded, activated.Failure?.Message);
        await using var db = Space.CreateDbContext();
        return await db.Invoices.AsNoTracking().Include(invoice => invoice.Lines).OrderByDescending(invoice => invoice.Id).FirstAsync(Ct);
    }
}
