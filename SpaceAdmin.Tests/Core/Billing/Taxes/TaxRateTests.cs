using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Which rate fits, and what is refused of one.</summary>
public sealed class TaxRateTests : TaxTest
{
    /// <summary>Where Anna is, as what she buys, and the rate that is taken.</summary>
    [Theory]
    [InlineData("FR", CustomerKind.Private, 10_000)] // everywhere, all
    [InlineData("FR", CustomerKind.Business, 11_000)] // everywhere, businesses
    [InlineData("AT", CustomerKind.Private, 20_000)] // the country, all
    [InlineData("AT", CustomerKind.Business, 20_000)] // a country is more exact than a kind
    [InlineData("CH", CustomerKind.Business, 8_100)] // the country and the kind
    [InlineData("CH", CustomerKind.Private, 10_000)]
    public async Task Choose_TakesTheMostExact(string country, CustomerKind kind, int rate)
    {
        await AddAsync(Rate("10"));
        await AddAsync(Rate("11", customers: CustomerKind.Business));
        await AddAsync(Rate("20", "AT"));
        await AddAsync(Rate("8.1", "CH", CustomerKind.Business));
        await BuyAsync(kind, country);

        Assert.Equal(rate, (await InvoicedAsync()).Lines[0].Taxed.Rate);
    }

    [Theory]
    [InlineData("19", 19_000)]
    [InlineData("8.875", 8_875)]
    [InlineData("19 %", 19_000)]
    [InlineData("0", 0)]
    [InlineData("99.999", 99_999)]
    public async Task Add_ReadsTheRate(string typed, int rate)
    {
        await AddAsync(Rate(typed));

        Assert.Equal(rate, Assert.Single((await Reading.FindAsync(Space.Ours.Id, Ct))!.Rates).Rate);
    }

    [Theory]
    [InlineData("-1", typeof(TaxRateRefusal.OutOfRange))]
    [InlineData("100", typeof(TaxRateRefusal.OutOfRange))]
    [InlineData("19.0001", typeof(TaxRateRefusal.TooManyDecimals))]
    [InlineData("nineteen", typeof(TaxRateRefusal.NotANumber))]
    [InlineData("19,5", typeof(TaxRateRefusal.NotANumber))]
    [InlineData("", typeof(TaxRateRefusal.NotANumber))]
    public async Task Add_OfNoRate_IsRefusedBesideIt(string typed, Type refusal)
    {
        var refused = (await Rates.AddAsync(Space.Ours.Id, Rate(typed), Ct)).Failure;

        Assert.IsType(refusal, refused);
        Assert.Equal(nameof(TaxRateDraft.Percent), ((FieldRefusal)refused!).Field);
    }

    [Fact]
    public async Task Add_OfWhatIsIncomplete_IsRefused()
    {
        var exempt = Rate("") with { Treatment = TaxTreatment.Exempt };

        Assert.IsType<TaxRateRefusal.SentenceMissing>(await RefusalAsync(exempt));
        Assert.IsType<TaxRateRefusal.SentenceMissing>(await RefusalAsync(exempt with { Treatment = TaxTreatment.ReverseCharge, Sentence = " " }));
        Assert.IsType<TaxRateRefusal.SentenceNotOneLine>(await RefusalAsync(exempt with { Sentence = "Two\nlines" }));
        Assert.IsType<TaxRateRefusal.NoTreatment>(await RefusalAsync(exempt with { Treatment = TaxTreatment.None }));
        Assert.IsType<TaxRateRefusal.NameOutOfRange>(await RefusalAsync(Rate("19") with { Name = " " }));
        Assert.IsType<PartyRefusal.UnknownCountry>(await RefusalAsync(Rate("19", "XX")));
    }

    [Fact]
    public async Task Add_ForTheSameCustomers_IsRefused_ButReverseChargeStandsBeforeIt()
    {
        await AddAsync(Rate("19", "DE", CustomerKind.Business));

        Assert.IsType<TaxRateRefusal.Taken>(await RefusalAsync(Rate("7", "de", CustomerKind.Business)));
        await AddAsync(Rate("7", "DE", CustomerKind.Business, TaxClass.Reduced));
        await AddAsync(new TaxRateDraft("VAT", TaxTreatment.ReverseCharge, "", "DE", CustomerKind.Business, TaxClass.Standard, ReverseCharge));
        await BuyAsync(CustomerKind.Business, "DE", "DE1");
        Assert.Equal(TaxTreatment.ReverseCharge, (await InvoicedAsync()).Lines[0].Taxed.Treatment);
        await BuyAsync(CustomerKind.Business, "DE");
        Assert.Equal(19_000, (await InvoicedAsync()).Lines[0].Taxed.Rate);
    }

    [Fact]
    public async Task ChangeAndRemove_AreRecorded_AndStaleOnesRefused()
    {
        var rate = await AddAsync(Rate("19", "DE"));

        Assert.IsType<Failure.Stale>((await Rates.ChangeAsync(rate, 1, Rate("20"), Ct)).Failure);
        Assert.True((await Rates.ChangeAsync(rate, 2, Rate("19", "DE"), Ct)).Succeeded); // as it was
        Assert.True((await Rates.ChangeAsync(rate, 2, Rate("20", "DE"), Ct)).Succeeded);
        Assert.IsType<Failure.Stale>((await Rates.RemoveAsync(rate, 2, Ct)).Failure);
        Assert.True((await Rates.RemoveAsync(rate, 3, Ct)).Succeeded);
        Assert.IsType<Failure.NotFound>((await Rates.RemoveAsync(rate, 3, Ct)).Failure);

        Assert.Equal(
            [
                (AuditActions.AddTaxRate, null, "VAT 19 %, DE, all customers, Standard"),
                (AuditActions.ChangeTaxRate, "VAT 19 %, DE, all customers, Standard", "VAT 20 %, DE, all customers, Standard"),
                (AuditActions.RemoveTaxRate, "VAT 20 %, DE, all customers, Standard", null),
            ],
            (await Space.AuditAsync()).Where(entry => entry.Action.EndsWith("tax rate", StringComparison.Ordinal)).Select(entry => (entry.Action, entry.Before, entry.After)));
    }

    [Fact]
    public async Task Rates_OfAnotherReseller_AreNotFound()
    {
        Assert.IsType<Failure.NotFound>((await Rates.AddAsync(Space.Theirs.Id, Rate("19"), Ct)).Failure);
        var rate = await AddAsync(Rate("19"));
        Space.Actor = Actors.Administrator;
        Assert.NotNull(await Reading.FindAsync(Space.Theirs.Id, Ct));
        Space.Actor = Actors.Of(Space.Theirs);

        Assert.IsType<Failure.NotFound>((await Rates.RemoveAsync(rate, 2, Ct)).Failure);
        Assert.Null(await Reading.FindAsync(Space.Ours.Id, Ct));
    }

    private async Task<Failure?> RefusalAsync(TaxRateDraft draft) => (await Rates.AddAsync(Space.Ours.Id, draft, Ct)).Failure;
}
