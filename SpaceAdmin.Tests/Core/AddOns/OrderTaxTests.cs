using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core.AddOns;

/// <summary>An order tells its tax before it is placed, to the cent that the invoice then asks.</summary>
public sealed class OrderTaxTests : AddOnTest
{
    private UnitOfWork Desk => Space.UnitOfWorkOf(new ActorIs(Actors.Of(Space.Ours)));

    [Theory]
    [InlineData(PriceBasis.Net, TaxRounding.PerLine, "56.77 USD", "19000 7.41 USD, 7000 0.68 USD")] // 9.68 × 0.07 = 0.6776, 39.00 × 0.19 = 7.41
    [InlineData(PriceBasis.Net, TaxRounding.PerInvoice, "56.77 USD", "19000 7.41 USD, 7000 0.68 USD")]
    [InlineData(PriceBasis.Gross, TaxRounding.PerInvoice, "48.68 USD", "19000 6.23 USD, 7000 0.63 USD")] // 9.68 × 7 / 107 = 0.63327…, 39.00 × 19 / 119 = 6.22689…
    public async Task Quote_WithTax_IsWhatIsInvoiced(PriceBasis prices, TaxRounding rounding, string total, string taxes)
    {
        await TaxAsync(prices, rounding);
        var service = await ServiceAsync(new DateOnly(2025, 12, 20));
        var space = await SellAsync(most: 5);
        await ChangeAsync(space, one => one.TaxBy(TaxClass.Reduced));
        AddOnPick[] picks = [Pick(space, 2), Once(await SellAsync("Move", prices: new CataloguePrice(null, 3_900, 0)))];

        var quote = await QuoteAsync(service, picks);
        var placed = await OrderAddOnsAsync(service, picks);

        var invoice = Assert.Single(await InvoicesAsync());
        Assert.Equal((total, taxes), (quote.Total.ToString(), string.Join(", ", quote.Taxes.Select(sum => $"{sum.Rate} {sum.Tax}"))));
        Assert.Equal((invoice.Total, quote.Total, prices is PriceBasis.Net), (quote.Total.Minor, placed.Total, quote.TaxIsOnTop));
        await AssertMoneyIsAccountedForAsync();
    }

    private async Task TaxAsync(PriceBasis prices, TaxRounding rounding)
    {
        Assert.True((await new BillingSettingCommands(Desk).ChangeAsync(Space.Ours.Id, 0, new BillingDraft(new PartyDraft(null, null, "DE", null), prices, rounding), Ct)).Succeeded);
        foreach (var (percent, taxClass) in new[] { ("19", TaxClass.Standard), ("7", TaxClass.Reduced) })
        {
            Assert.True((await new TaxRateCommands(Desk).AddAsync(Space.Ours.Id, new TaxRateDraft("VAT", TaxTreatment.Standard, percent, null, null, taxClass, null), Ct)).Succeeded);
        }
    }
}
