using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Invoices are taxed when they are issued, and stay so.</summary>
public sealed class InvoiceTaxTests : TaxTest
{
    [Fact]
    public async Task Issue_WithoutRates_SaysNothingOfTax()
    {
        var invoice = await InvoicedAsync();

        var line = Assert.Single(invoice.Lines);
        Assert.Equal(new TaxedAmount(995, 0, TaxTreatment.None, 0, null), line.Taxed);
        Assert.Equal((995L, 995L, null), (line.Amount, invoice.Total, invoice.TaxSentences));
        Assert.Empty((await Queries.FindAsync(invoice.Number, null, Ct))!.TaxSums);
    }

    [Theory]
    [InlineData(PriceBasis.Net, 995, 189, 1_184)] // 9.95 × 0.19 = 1.8905
    [InlineData(PriceBasis.Gross, 836, 159, 995)] // 9.95 × 19 / 119 = 1.58865…
    public async Task Issue_WithARate_TaxesTheLine(PriceBasis prices, long net, long tax, long total)
    {
        await SetAsync(Draft(prices));
        await AddAsync(Rate("19", "DE"));

        var invoice = await InvoicedAsync(); // nobody knows where Anna is, so she is where her reseller is

        Assert.Equal(new TaxedAmount(net, tax, TaxTreatment.Standard, 19_000, "VAT"), Assert.Single(invoice.Lines).Taxed);
        Assert.Equal(total, invoice.Total);
        Assert.Equal(new TaxSum(TaxTreatment.Standard, 19_000, "VAT", new Money(net, "USD"), new Money(tax, "USD")), Assert.Single((await Queries.FindAsync(invoice.Number, null, Ct))!.TaxSums));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task IssueByHand_WithADiscount_TaxesWhatIsLeft()
    {
        await SetAsync(Draft(PriceBasis.Net));
        await AddAsync(Rate("19"));

        var issued = await Invoices.IssueByHandAsync(
            new InvoiceDraft(null, Space.Anna.UserName, Today.AddDays(7), [new InvoiceLineDraft("Advice", 3, "20.00"), new InvoiceLineDraft("A domain", 1, "9.95")], new DiscountDraft("", "10", IsPercent: true)), Ct);

        // 60.00 × 0.19 = 11.40, 9.95 × 0.19 = 1.8905, and 6.995, half a unit up, × 0.19 = 1.33
        var invoice = await FindInvoiceAsync(issued.Value!.Id);
        Assert.Equal([(6_000L, 1_140L), (995L, 189L), (-700L, -133L)], invoice.Lines.Select(line => (line.Taxed.Net, line.Taxed.Tax)));
        Assert.Equal("74.91 USD", issued.Value.Total.ToString());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Issue_ForTwoClasses_HasTwoSums()
    {
        await SetAsync(Draft());
        await AddAsync(Rate("19"));
        await AddAsync(Rate("7", taxClass: TaxClass.Reduced));
        var (whole, reduced) = (await OrderAsync(), await OrderAsync("book.example"));
        await using (var db = Space.CreateDbContext())
        {
            var service = await db.Services.SingleAsync(one => one.Id == reduced, Ct);
            var plan = db.Plans.Add(new Plan(Space.Ours.Id, service.TypeId, "Books")).Entity;
            plan.TaxBy(TaxClass.Reduced);
            await db.SaveChangesAsync(Ct);
            service.PutOn(plan.Id);
            await db.SaveChangesAsync(Ct);
        }

        Space.Clock.Advance(TimeSpan.FromMinutes(1));
        var invoice = await IssueTogetherAsync(whole, reduced);

        // 9.95 × 0.19 = 1.8905 and 9.95 × 0.07 = 0.6965
        Assert.Equal(["VAT 19000: 9.95 USD, 1.89 USD", "VAT 7000: 9.95 USD, 0.70 USD"],
            (await Queries.FindAsync(invoice.Number, null, Ct))!.TaxSums.Select(sum => $"{sum.Name} {sum.Rate}: {sum.Net}, {sum.Tax}"));
        Assert.Equal(1_990 + 189 + 70, invoice.Total);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Issue_ToABusinessAbroad_IsReverseCharge_ButNotWithoutItsTaxNumber()
    {
        await SetAsync(Draft());
        await AddAsync(Rate("19"));
        await AddAsync(Rate("20", "AT"));
        await AddAsync(new TaxRateDraft("VAT", TaxTreatment.ReverseCharge, "", "AT", CustomerKind.Business, TaxClass.Standard, ReverseCharge));
        await BuyAsync(CustomerKind.Business, "AT", "ATU12345678");
        var charged = await InvoicedAsync();
        await BuyAsync(CustomerKind.Business, "AT");
        var unknown = await InvoicedAsync();

        Assert.Equal(new TaxedAmount(995, 0, TaxTreatment.ReverseCharge, 0, "VAT"), Assert.Single(charged.Lines).Taxed);
        Assert.Equal((995L, ReverseCharge), (charged.Total, charged.TaxSentences));
        Assert.Equal(new TaxedAmount(995, 199, TaxTreatment.Standard, 20_000, "VAT"), Assert.Single(unknown.Lines).Taxed); // 9.95 × 0.20
        Assert.Null(unknown.TaxSentences);
    }

    [Fact]
    public async Task Issue_OfWhatIsExempt_SaysWhy()
    {
        await AddAsync(new TaxRateDraft("VAT", TaxTreatment.Exempt, "", null, null, TaxClass.Standard, "Small business, § 19 UStG."));

        var invoice = await InvoicedAsync();

        Assert.Equal((995L, 0L, TaxTreatment.Exempt), (invoice.Lines[0].Taxed.Net, invoice.Lines[0].Taxed.Tax, invoice.Lines[0].Taxed.Treatment));
        Assert.Equal("Small business, § 19 UStG.", invoice.TaxSentences);
    }

    [Fact]
    public async Task Issued_StaysAsItWas_WhateverChanges()
    {
        await SetAsync(Draft() with { Foot = "Thank you." });
        var rate = await AddAsync(Rate("19"));
        await BuyAsync(CustomerKind.Private, "DE");
        var before = await InvoicedAsync();

        await SetAsync(Draft(PriceBasis.Gross) with { Seller = new PartyDraft("Moved AG", "Elsewhere", "CH", null) });
        await BuyAsync(CustomerKind.Private, "FR");
        Assert.True((await Rates.ChangeAsync(rate, 2, Rate("7"), Ct)).Succeeded);

        var after = await FindInvoiceAsync(before.Id);
        Assert.Equal(new BillingParty("Our Hosting GmbH", "Some Street 1\n10115 Berlin", "DE", "DE123456789"), after.Seller);
        Assert.Equal(new BillingParty("Anna Berg", "Lane 2\nLinz", "DE", null), after.Buyer);
        Assert.Equal(("Thank you.", 1_184L, 19_000), (after.Foot, after.Total, after.Lines[0].Taxed.Rate));
    }

    [Fact]
    public async Task CreditNote_OfAPart_TakesItsTaxBack_AndTheRestAddsUp()
    {
        await SetAsync(Draft());
        await AddAsync(Rate("19"));
        var price = new Price(Monthly.Cycle, 0, 33, "USD");
        int[] numbers = [await OrderAsync(price: price), await OrderAsync("two", price), await OrderAsync("three", price)];
        var invoice = await IssueTogetherAsync(numbers); // of 3 × 0.33 × 0.19 = 0.1881 the first line bears 0.07
        Assert.Equal([7L, 6L, 6L], invoice.Lines.Select(line => line.Taxed.Tax));

        await ActAsync(numbers[0], ServiceAction.Cancel);

        await using var db = Space.CreateDbContext();
        var note = await db.CreditNotes.Include(one => one.Lines).SingleAsync(Ct);
        Assert.Equal(new TaxedAmount(33, 7, TaxTreatment.Standard, 19_000, "VAT"), Assert.Single(note.Lines).Taxed);
        Assert.Equal((40L, 118L, 78L), (note.Total, invoice.Total, (await FindInvoiceAsync(invoice.Id)).Open));
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Simulated_WithTax_KeepsTheBooks()
    {
        await SetAsync(Draft(PriceBasis.Gross, TaxRounding.PerLine));
        await AddAsync(Rate("8.875"));
        var stays = await ActiveAsync();
        var leaves = await ActiveAsync("leaves", customer: Space.Bert);
        await LiveAsync(40);
        await ActAsync(leaves, ServiceAction.Cancel);
        await LiveAsync(5);

        Assert.True((await InvoicesAsync()).Count > 2);
        Assert.NotNull(await FindAsync(stays));
        Assert.All(await InvoicesAsync(), invoice => Assert.All(invoice.Lines, line => Assert.Equal((995L, 81L), (line.Amount, line.Taxed.Tax)))); // 9.95 × 8.875 / 108.875 = 0.81106…
        await AssertMoneyIsAccountedForAsync();
    }

    private async Task<Invoice> IssueTogetherAsync(params int[] numbers)
    {
        await using (var db = Space.CreateDbContext())
        {
            await using var write = await db.BeginWriteAsync(Ct);
            var services = await db.Services.Include(service => service.Reseller).Where(service => numbers.Contains(service.Id)).OrderBy(service => service.Id).ToListAsync(Ct);
            await InvoiceIssuer.IssueAsync(Space.WriteOn(db, Actor.CommandLine), services[0].Reseller, services, Today.AddDays(7), Ct);
            await write.CommitAsync(Ct);
        }

        return (await InvoicesAsync())[^1];
    }
}
