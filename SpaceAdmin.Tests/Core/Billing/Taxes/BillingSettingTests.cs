using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>What a reseller sets of its invoices, what customers tell of themselves, and how numbers are written.</summary>
public sealed class BillingSettingTests : TaxTest
{
    private static readonly BillingDraft s_draft = Draft();

    /// <summary>A pattern, and number 66 of March 2026 as it writes it.</summary>
    [Theory]
    [InlineData(null, "66")]
    [InlineData("RE-{year}-{number:5}", "RE-2026-00066")]
    [InlineData("{year}/{month}/{number}", "2026/03/66")]
    [InlineData("{number:1}", "66")]
    [InlineData("№ {number} ({number:3})", "№ 66 (066)")]
    public void Write_PutsTheNumberInItsPlace(string? pattern, string written)
    {
        Assert.Null(NumberPattern.Validate(pattern, "Field"));
        Assert.Equal(written, NumberPattern.Write(pattern, 66, new DateOnly(2026, 3, 9)));
    }

    [Theory]
    [InlineData("RE-{year}", typeof(PatternRefusal.WithoutNumber), null)]
    [InlineData("{nummer}", typeof(PatternRefusal.UnknownPlaceholder), "{nummer}")]
    [InlineData("{number", typeof(PatternRefusal.UnknownPlaceholder), "{number")]
    [InlineData("{number}}", typeof(PatternRefusal.UnknownPlaceholder), "}")]
    [InlineData("{number:0}", typeof(PatternRefusal.UnknownPlaceholder), "{number:0}")]
    [InlineData("{number:x}{number}", typeof(PatternRefusal.UnknownPlaceholder), "{number:x}")]
    [InlineData("{number:41}", typeof(PatternRefusal.TooLong), null)]
    [InlineData("A pattern that is longer than it may {number}", typeof(PatternRefusal.TooLong), null)]
    [InlineData("{number}\n", typeof(PatternRefusal.NotOneLine), null)]
    public void Validate_OfABadPattern_SaysWhatIsWrong(string pattern, Type refusal, string? placeholder)
    {
        var refused = NumberPattern.Validate(pattern, "Field");

        Assert.IsType(refusal, refused);
        Assert.Equal("Field", refused!.Field);
        Assert.Equal(placeholder, (refused as PatternRefusal.UnknownPlaceholder)?.Placeholder);
    }

    [Theory]
    [InlineData("A country that is none", nameof(PartyDraft.Country), typeof(PartyRefusal.UnknownCountry))]
    [InlineData("A tax number with a control character", nameof(PartyDraft.TaxNumber), typeof(PartyRefusal.TaxNumberNotOneLine))]
    [InlineData("A name of two lines", nameof(PartyDraft.Name), typeof(PartyRefusal.NameNotOneLine))]
    [InlineData("An address that is too long", nameof(PartyDraft.Address), typeof(PartyRefusal.AddressNotPlain))]
    public async Task BadParty_IsRefusedBesideItsField_OfTheResellerAndOfItsCustomers(string what, string field, Type refusal)
    {
        var bad = field switch
        {
            nameof(PartyDraft.Country) => s_draft.Seller with { Country = "XX" },
            nameof(PartyDraft.TaxNumber) => s_draft.Seller with { TaxNumber = "DE\u0007" },
            nameof(PartyDraft.Name) => s_draft.Seller with { Name = "Two\nlines" },
            _ => s_draft.Seller with { Address = new string('x', BillingParty.AddressMaxLength + 1) },
        };

        Failure?[] refused =
        [
            (await Settings.ChangeAsync(Space.Ours.Id, await VersionAsync(), s_draft with { Seller = bad }, Ct)).Failure,
            (await new CustomerCommands(Space.UnitOfWork).ChangeBillingAsync(Space.Anna.Id, Space.Anna.Version, CustomerKind.Business, bad, Ct)).Failure,
        ];

        Assert.All(refused, failure => Assert.Equal((what, refusal, field), (what, failure!.GetType(), ((FieldRefusal)failure).Field)));
    }

    [Fact]
    public async Task Change_IsRecorded_RefusedWhenStaleOrBad_AndStoresNothingTwice()
    {
        var version = await VersionAsync();
        Assert.True((await Settings.ChangeAsync(Space.Ours.Id, version, s_draft with { InvoicePattern = " RE-{number} " }, Ct)).Succeeded);
        Assert.IsType<Failure.Stale>((await Settings.ChangeAsync(Space.Ours.Id, version, s_draft, Ct)).Failure);
        Assert.True((await Settings.ChangeAsync(Space.Ours.Id, version + 1, s_draft with { InvoicePattern = "RE-{number}" }, Ct)).Succeeded);
        Assert.Equal(nameof(BillingDraft.CreditNotePattern), ((FieldRefusal)(await Settings.ChangeAsync(Space.Ours.Id, version + 1, s_draft with { CreditNotePattern = "CN" }, Ct)).Failure!).Field);
        Assert.IsType<BillingRefusal.FootNotPlain>((await Settings.ChangeAsync(Space.Ours.Id, version + 1, s_draft with { Foot = "\u0007" }, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Settings.ChangeAsync(Space.Theirs.Id, 0, s_draft, Ct)).Failure);

        var entry = Assert.Single(await Space.AuditAsync(), entry => entry.Action == AuditActions.ChangeBillingSettings);
        Assert.Contains("Prices: Net", entry.After, StringComparison.Ordinal);
        Assert.Contains("Invoice numbers: RE-{number}", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_FollowThePatternOfTheirDay_AndStay()
    {
        var plain = await InvoicedAsync();
        await SetAsync(s_draft with { InvoicePattern = "RE-{year}-{number:5}", CreditNotePattern = "GS-{number:3}" });
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate);
        var written = (await InvoicesAsync())[^1];
        await PayAllAsync(number);
        await ActAsync(await OrderAsync("given up"), ServiceAction.Activate);
        await SetAsync(s_draft);

        Assert.Equal(("1", "RE-2026-00002", "RE-2026-00003"), ((await FindInvoiceAsync(plain.Id)).DisplayNumber, written.DisplayNumber, (await InvoicesAsync())[^1].DisplayNumber));
        Assert.Contains("Invoice RE-2026-00002", (await Space.AuditAsync()).Select(entry => entry.Subject));
        foreach (var search in new[] { "re-2026-00002", "2", "#2", "00002" })
        {
            Assert.Equal(["RE-2026-00002"], (await Queries.ListAsync(new InvoiceListQuery { Search = search }, Ct)).Rows.Select(row => row.DisplayNumber));
        }

        Assert.IsType<InvoiceRefusal.PaidAlready>((await RecordAsync(await FindInvoiceAsync(written.Id), "1.00")).Failure);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task ChangeBilling_OfACustomer_IsRecorded()
    {
        await BuyAsync(CustomerKind.Business, "at", "ATU1");

        var entry = Assert.Single(await Space.AuditAsync(), entry => entry.Action == AuditActions.ChangeCustomer);
        Assert.Equal("Buys as: Business; Invoice name: Anna Berg; Address: Lane 2\nLinz; Country: AT; Tax number: ATU1", entry.After);
        await using var db = Space.CreateDbContext();
        Assert.Equal(new BillingParty("Anna Berg", "Lane 2\nLinz", "AT", "ATU1"), (await db.Customers.SingleAsync(one => one.Id == Space.Anna.Id, Ct)).Billing);
    }

    private async Task<int> VersionAsync() => (await Reading.FindAsync(Space.Ours.Id, Ct))!.Version;
}
