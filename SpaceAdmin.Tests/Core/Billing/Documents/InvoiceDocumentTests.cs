using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>The PDF of an invoice says what its page says.</summary>
public sealed class InvoiceDocumentTests
{
    [Fact]
    public void Invoice_WithTax_SaysAllThatItsPageSays()
    {
        var file = InvoiceDocument.Of(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Taxed(1_995, 379, 19_000)), ("Book", InvoiceExample.Taxed(3_000, 210, 7_000))) with { Paid = new Money(1_000, "EUR"), Open = new Money(4_584, "EUR") });

        Assert.Equal("Invoice RE-2026-00066.pdf", file.Name);
        Assert.Equal(
            [
                "Invoice RE-2026-00066", "From", "To",
                "Our Hosting GmbH", "Some Street 1", "10115 Berlin", "Germany", "Tax number DE123456789",
                "Anna Berg", "Lane 2", "4020 Linz", "Austria",
                "Issued", "30 Nov 2026", "Due", "14 Dec 2026", "Customer", "anna",
                "What for", "Quantity", "Tax", "Net", "Amount",
                "Hosting", "1", "19 %", "19.95 EUR", "23.74 EUR",
                "Book", "1", "7 %", "30.00 EUR", "32.10 EUR",
                "Net", "49.95 EUR", "VAT 19 % of 19.95 EUR", "3.79 EUR", "VAT 7 % of 30.00 EUR", "2.10 EUR",
                "Total", "55.84 EUR", "Paid", "10.00 EUR", "Open", "45.84 EUR",
                "How to pay", "Transfer to DE02 1203 0000 0000 2020 51 within 14 days.", "Local court of Berlin, HRB 12345",
                "Invoice RE-2026-00066", "Page 1 of 1",
            ],
            PdfReading.Texts(file.Content));
    }

    [Fact]
    public void Invoice_WithoutTax_SaysNothingOfIt()
    {
        var texts = Texts(InvoiceExample.Of("USD", ("Hosting", InvoiceExample.Untaxed(995))));

        Assert.Equal(["What for", "Quantity", "Amount", "Hosting", "1", "9.95 USD", "Total", "9.95 USD", "Paid", "0.00 USD", "Open", "9.95 USD"], texts.SkipWhile(text => text != "What for").Take(12));
        Assert.DoesNotContain("Net", texts);
    }

    [Theory]
    [InlineData("KWD", "1.500 KWD", "0.075 KWD", "1.575 KWD")]
    [InlineData("JPY", "1500 JPY", "75 JPY", "1575 JPY")]
    public void Sums_HaveTheDecimalsOfTheirCurrency(string currency, string net, string tax, string total)
    {
        var texts = Texts(InvoiceExample.Of(currency, ("Hosting", InvoiceExample.Taxed(1_500, 75, 5_000))));

        Assert.Equal(["Hosting", "1", "5 %", net, total, "Net", net, $"VAT 5 % of {net}", tax, "Total", total], texts.SkipWhile(text => text != "Hosting").Take(11));
    }

    [Fact]
    public void ReverseCharge_HasItsSentence_OnItsCreditNotesToo_ButNotOnThoseOfOtherLines()
    {
        const string sentence = "Reverse charge: the buyer owes the VAT.";
        var invoice = InvoiceExample.Of("EUR", ("Advice", InvoiceExample.ReverseCharge(10_000)), ("Hosting", InvoiceExample.Taxed(1_000, 190, 19_000))) with { TaxSentences = sentence };

        var texts = Texts(invoice);

        Assert.Equal(["Advice", "1", "Reverse", "charge", "100.00 EUR", "100.00 EUR"], texts.SkipWhile(text => text != "Advice").Take(6));
        Assert.Contains("VAT reverse charge of 100.00 EUR", texts);
        Assert.Contains(sentence, texts);
        Assert.Contains(sentence, Texts(invoice, Note(invoice.Lines[0])));
        Assert.DoesNotContain(sentence, Texts(invoice, Note(invoice.Lines[1])));
    }

    [Fact]
    public void CreditNote_SaysWhy_AndForWhichInvoice()
    {
        var invoice = InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Taxed(1_995, 379, 19_000)), ("Book", InvoiceExample.Taxed(3_000, 210, 7_000)));
        var note = Note(invoice.Lines[0]) with { ToBalance = new Money(1_000, "EUR") };

        var file = InvoiceDocument.Of(invoice, note);

        Assert.Equal("Credit note GS-7.pdf", file.Name);
        var texts = PdfReading.Texts(file.Content);
        Assert.Equal(
            ["Issued", "1 Dec 2026", "For", "Invoice RE-2026-00066 of 30 Nov 2026", "Customer", "anna", "Reason", "Cancelled by the customer", "To the balance", "10.00 EUR"],
            texts.SkipWhile(text => text != "Issued").Take(10));
        Assert.Equal(["Credit", "Hosting", "1", "19 %", "19.95 EUR", "23.74 EUR", "Net", "19.95 EUR", "VAT 19 % of 19.95 EUR", "3.79 EUR", "Total", "23.74 EUR"], texts.SkipWhile(text => text != "Credit").Take(12));
        Assert.DoesNotContain("Book", texts);
        Assert.DoesNotContain("How to pay", texts);
    }

    [Fact]
    public void Void_SaysSo_AndWhy()
    {
        var texts = Texts(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Untaxed(995))) with { VoidedAt = DateTimeOffset.UnixEpoch, VoidReason = "Issued twice" });

        Assert.Equal(["Void", "Issued twice"], texts.SkipWhile(text => text != "Void").Take(2));
    }

    [Fact]
    public void Lines_OfSeveralPages_StandOnceEach_BelowAHeadOfTheirOwn()
    {
        var names = Enumerable.Range(1, 120).Select(at => $"Service number {at}").ToList();

        var pages = PdfReading.Pages(InvoiceDocument.Of(InvoiceExample.Of("EUR", [.. names.Select(name => (name, InvoiceExample.Taxed(1_000, 190, 19_000)))])).Content);

        Assert.True(pages.Count > 2, $"There are {pages.Count} pages.");
        Assert.Equal(names, pages.SelectMany(page => page).Where(text => text.StartsWith("Service number", StringComparison.Ordinal)));
        Assert.All(pages, page => Assert.Single(page, text => text == "What for"));
        Assert.All(pages.Skip(1), page => Assert.Equal(["What for", "Quantity", "Tax", "Net", "Amount"], page.Take(5)));
        Assert.Equal(pages.Select((_, at) => $"Page {at + 1} of {pages.Count}"), pages.Select(page => page[^1]));
        Assert.Contains("1428.00 EUR", pages[^1]); // the sums, once
        Assert.All(pages.SkipLast(1), page => Assert.DoesNotContain("Total", page));
    }

    [Fact]
    public void Foot_OfManyLines_GoesOnOnTheNextPage()
    {
        var foot = string.Join('\n', Enumerable.Range(1, 90).Select(at => $"Line {at}"));

        var pages = PdfReading.Pages(InvoiceDocument.Of(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Untaxed(995))) with { Foot = foot }).Content);

        Assert.Equal(foot.Split('\n'), pages.SelectMany(page => page).Where(text => text.StartsWith("Line ", StringComparison.Ordinal)));
        Assert.True(pages.Count > 1);
    }

    [Theory]
    [InlineData("10 € für Łódź, Ελλάδα und Україна")]
    [InlineData("“Quoted” – naïve…")]
    public void Signs_OfEurope_AreRead(string text) => Assert.Contains(text, Texts(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Untaxed(995))) with { Foot = text }));

    [Theory]
    [InlineData("漢字 🙂 שלום")]
    [InlineData("half of a pair: \ud83d.")]
    [InlineData("\u0001\t")]
    [InlineData("")]
    public void Signs_ThatTheFontHasNot_DoNotFail(string text) =>
        Assert.Contains("Hosting", Texts(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Untaxed(995)), (text, InvoiceExample.Untaxed(5))) with { Foot = text }));

    [Fact]
    public void FileName_HoldsNothingThatAFileSystemRefuses() =>
        Assert.Equal("Invoice 2026-7--A-.pdf", InvoiceDocument.Of(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Untaxed(995))) with { DisplayNumber = "2026/7:\"A\"" }).Name);

    [Fact]
    public void Documents_MadeAtOnce_AreWhole() =>
        Parallel.For(0, 32, at => Assert.Contains($"Foot {at} ł", Texts(InvoiceExample.Of("EUR", ("Hosting", InvoiceExample.Untaxed(995))) with { Foot = $"Foot {at} ł" })));

    private static CreditNoteRow Note(InvoiceLineRow line) =>
        new(1, 7, "GS-7", new DateOnly(2026, 12, 1), "Cancelled by the customer", line.Amount, line.Amount with { Minor = 0 }, [line]);

    private static IReadOnlyList<string> Texts(InvoiceDetails invoice) => PdfReading.Texts(InvoiceDocument.Of(invoice).Content);

    private static IReadOnlyList<string> Texts(InvoiceDetails invoice, CreditNoteRow note) => PdfReading.Texts(InvoiceDocument.Of(invoice, note).Content);
}
