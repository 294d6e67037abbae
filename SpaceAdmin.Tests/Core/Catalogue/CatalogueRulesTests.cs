using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Provisioning;
using static SpaceAdmin.Tests.Core.Catalogue.CatalogueDesk;

namespace SpaceAdmin.Tests.Core.Catalogue;

/// <summary>What plans and add-ons are refused, and by which sentence.</summary>
public sealed class CatalogueRulesTests
{
    private const string BadCycle = "A cycle lasts 1 to 1000 days, months or years, such as 1 month.";
    private const string BadStock = "A stock is a whole number from 0 to 1,000,000, or empty where it never runs out.";
    private const string BadNumber = "SolidCP provisions it: its plan outside is the number that the panel gave to the hosting plan, such as 12.";
    private const string BadOutside = "The plan outside is one line of at most 100 characters.";
    private const string BadMost = "The most for one service is a whole number from 1 to 1,000.";

    [Theory]
    [InlineData(CatalogueKind.Plan, "", "A plan's name is one line of 1 to 200 characters.")]
    [InlineData(CatalogueKind.Plan, "two\nlines", "A plan's name is one line of 1 to 200 characters.")]
    [InlineData(CatalogueKind.AddOn, "  ", "An add-on's name is one line of 1 to 200 characters.")]
    [InlineData(CatalogueKind.AddOn, " Backup ", null)]
    public void Check_OfAName_SaysWhatIsAllowed(CatalogueKind kind, string name, string? sentence) => AssertSays(sentence, kind, new CatalogueDraft(name));

    [Fact]
    public void Check_OfALongNameOrDescription_SaysWhatIsAllowed()
    {
        AssertSays("A plan's name is one line of 1 to 200 characters.", CatalogueKind.Plan, new CatalogueDraft(new string('x', 201)));
        AssertSays("A description has at most 500 characters; this one has 501.", CatalogueKind.Plan, Draft with { Description = new string('x', 501) });
        AssertSays("A description is plain text.", CatalogueKind.Plan, Draft with { Description = "\u0007" });
        AssertSays(null, CatalogueKind.Plan, Draft with { Description = "two\nlines" });
    }

    [Theory]
    [InlineData("1", "4.00", "", null)]
    [InlineData("1", "4.00", "5", null)]
    [InlineData("1000", "0.01", "0", null)]
    [InlineData("0", "4.00", "", BadCycle)]
    [InlineData("-1", "4.00", "", BadCycle)]
    [InlineData("1001", "4.00", "", BadCycle)]
    [InlineData("", "4.00", "", BadCycle)]
    [InlineData("1.5", "4.00", "", BadCycle)]
    [InlineData("1", "", "5.00", "A price for 1 month has a recurring fee. What is paid only at first is sold once.")]
    [InlineData("1", "0", "", "A price for 1 month has a recurring fee. What is paid only at first is sold once.")]
    [InlineData("1", "-4", "", "A fee is not negative.")]
    [InlineData("1", "4", "-5", "A fee is not negative.")]
    [InlineData("1", "four", "", "“four” is no amount: write it like 29.85, without groups.")]
    [InlineData("1", "4,00", "", "“4,00” is no amount: write it like 29.85, without groups.")]
    [InlineData("1", "4.005", "", "USD has 2 decimals, so an amount is like 29.85.")]
    [InlineData("1", "10000000000000.01", "", "A fee is at most 10000000000000.00 USD.")]
    public void Check_OfAPriceForACycle_SaysWhatIsWrong(string count, string fee, string setup, string? sentence) =>
        AssertSays(sentence, CatalogueKind.Plan, Draft with { Prices = [new(count, CycleUnit.Month, setup, fee)] });

    [Theory]
    [InlineData("39.00", "", null)]
    [InlineData("0", "", null)]
    [InlineData("", "", "Type what it costs; 0 for what is free.")]
    [InlineData("39.00", "4.00", "A recurring fee needs a cycle, such as 1 month.")]
    public void Check_OfAPriceOnce_SaysWhatIsWrong(string price, string fee, string? sentence) =>
        AssertSays(sentence, CatalogueKind.AddOn, Draft with { Prices = [new(null, CycleUnit.Month, price, fee)] });

    [Fact]
    public void Check_OfSeveralPrices_SaysWhatDoesNotGoTogether()
    {
        AssertSays("There are two prices for 1 month: each cycle has one.", CatalogueKind.Plan, Draft with { Prices = [Monthly("4"), Monthly("5")] });
        AssertSays("There are two prices for 1 year: each cycle has one.", CatalogueKind.Plan, Draft with { Prices = [new("12", CycleUnit.Month, "", "40"), new("1", CycleUnit.Year, "", "41")] });
        AssertSays("What is bought once has one price, and none for a cycle.", CatalogueKind.Plan, Draft with { Prices = [Once("39"), Monthly("4")] });
        AssertSays("What is bought once has one price, and none for a cycle.", CatalogueKind.Plan, Draft with { Prices = [Once("39"), Once("40")] });
        AssertSays("There are at most 12 prices.", CatalogueKind.Plan, Draft with { Prices = [.. Enumerable.Range(1, 13).Select(days => new PriceDraft($"{days}", CycleUnit.Day, "", "1"))] });
        AssertSays(null, CatalogueKind.Plan, Draft with { Prices = [Monthly("4"), new("1", CycleUnit.Year, "", "40"), new("1", CycleUnit.Day, "", "1")] });
    }

    [Fact]
    public void Check_InACurrencyWithoutDecimals_RefusesDecimals() =>
        Assert.Equal("JPY has no decimals, so an amount is like 2985.", CatalogueRules.Check(CatalogueKind.Plan, Draft with { Prices = [Monthly("4.5")] }, "JPY", ProvisionerKinds.None, FakeOutside.Kinds).Failure?.Message);

    [Theory]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("1000000", null)]
    [InlineData("1000001", BadStock)]
    [InlineData("-1", BadStock)]
    [InlineData("some", BadStock)]
    public void Check_OfAStock_SaysWhatIsAllowed(string stock, string? sentence) => AssertSays(sentence, CatalogueKind.Plan, Draft with { Stock = stock });

    [Theory]
    [InlineData("1", null)]
    [InlineData("1000", null)]
    [InlineData("0", BadMost)]
    [InlineData("-1", BadMost)]
    [InlineData("1001", BadMost)]
    [InlineData("1000000000", BadMost)]
    [InlineData("", BadMost)]
    public void Check_OfAMaximum_SaysWhatIsAllowed(string most, string? sentence) => AssertSays(sentence, CatalogueKind.AddOn, Draft with { MaxQuantity = most });

    [Fact]
    public void Check_OfPiecesThatCostTooMuchTogether_IsRefused() =>
        AssertSays(
            "20 pieces would cost more than 10000000000000.00 USD: allow fewer, or ask for less.", CatalogueKind.AddOn, Draft with { MaxQuantity = "20", Prices = [Monthly("1000000000000")] });

    [Fact]
    public void Check_OfASale_NeedsAPriceAndAPlanToExtend()
    {
        AssertSays("What is on sale needs a price.", CatalogueKind.Plan, Draft with { OnSale = true });
        AssertSays("An add-on on sale extends at least one plan.", CatalogueKind.AddOn, Draft with { OnSale = true, Prices = [Monthly("4")] });
        AssertSays(null, CatalogueKind.Plan, Draft with { OnSale = true, Prices = [Monthly("4")] });
        AssertSays(null, CatalogueKind.AddOn, Draft with { OnSale = true, Prices = [Monthly("4")], Plans = [1] });
    }

    [Theory]
    [InlineData(null, ProvisionerKinds.None, "small", null)]
    [InlineData(null, WebhookDescription.Key, "", null)]
    [InlineData(WebhookDescription.Key, SolidCpDescription.Key, "small", null)]
    [InlineData(ProvisionerKinds.None, SolidCpDescription.Key, "", null)]
    [InlineData(SolidCpDescription.Key, ProvisionerKinds.None, " 12 ", null)]
    [InlineData(null, SolidCpDescription.Key, "12", null)]
    [InlineData(null, SolidCpDescription.Key, "small", BadNumber)]
    [InlineData(null, SolidCpDescription.Key, "", BadNumber)]
    [InlineData(SolidCpDescription.Key, ProvisionerKinds.None, "0", BadNumber)]
    [InlineData(SolidCpDescription.Key, WebhookDescription.Key, "-1", BadNumber)]
    [InlineData(SolidCpDescription.Key, WebhookDescription.Key, "2147483648", BadNumber)]
    [InlineData(WebhookDescription.Key, ProvisionerKinds.None, "two\nlines", BadOutside)]
    [InlineData("nonsense", ProvisionerKinds.None, "", "Choose one of the provisioners that there are.")]
    public void Check_OfThePlanOutside_SaysWhatItsProvisionerNeeds(string? own, string ofType, string outside, string? sentence)
    {
        AssertSays(sentence, CatalogueKind.Plan, Draft with { Provisioner = own, OutsidePlan = outside }, ofType);
        AssertSays(sentence, CatalogueKind.AddOn, Draft with { Provisioner = own, OutsidePlan = outside }, ofType);
    }

    [Fact]
    public void Check_OfALongPlanOutside_IsRefused() =>
        AssertSays(BadOutside, CatalogueKind.Plan, Draft with { Provisioner = WebhookDescription.Key, OutsidePlan = new string('x', 101) });

    [Fact]
    public void TypeRefusal_OfTheOtherKind_IsItsSentence()
    {
        var (plan, addOn) = (new ServiceType("Hosting", isAddOn: false), new ServiceType("Extra", isAddOn: true));

        Assert.Null(CatalogueRules.TypeRefusal(CatalogueKind.Plan, plan));
        Assert.Null(CatalogueRules.TypeRefusal(CatalogueKind.AddOn, addOn));
        Assert.All([addOn, null], type => Assert.Equal(new CatalogueRefusal.WrongType(CatalogueKind.Plan), CatalogueRules.TypeRefusal(CatalogueKind.Plan, type)));
        Assert.All([plan, null], type => Assert.Equal(new CatalogueRefusal.WrongType(CatalogueKind.AddOn), CatalogueRules.TypeRefusal(CatalogueKind.AddOn, type)));
    }

    private static CatalogueDraft Draft { get; } = new("Business");

    private static void AssertSays(string? sentence, CatalogueKind kind, CatalogueDraft draft, string ofType = ProvisionerKinds.None) =>
        Assert.Equal(sentence, CatalogueRules.Check(kind, draft, "USD", ofType, FakeOutside.Kinds).Failure?.Message);
}
