using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>How to pay stands on what is to be paid.</summary>
public sealed class PaymentInstructionTests : BillingTest
{
    private PaymentInstructionCommands Commands => new(Space.UnitOfWork);

    [Fact]
    public async Task ChangeAsync_StandsOnUnpaidInvoicesOfThatReseller()
    {
        var invoice = await InvoicedAsync();
        Assert.True((await Commands.ChangeAsync(Space.Ours.Id, await VersionAsync(), "  To DE89 3704.\nThank you. ", Ct)).Succeeded);

        Assert.Equal("To DE89 3704.\nThank you.", (await Queries.FindAsync(invoice.Number, null, Ct))!.PaymentInstructions);
        await RecordAsync(invoice, "9.95");
        Assert.Null((await Queries.FindAsync(invoice.Number, null, Ct))!.PaymentInstructions);
    }

    [Fact]
    public async Task ChangeAsync_IsRecordedWithWhatStoodThere()
    {
        await Commands.ChangeAsync(Space.Ours.Id, await VersionAsync(), "Cash.", Ct);
        await Commands.ChangeAsync(Space.Ours.Id, await VersionAsync(), " Cash. ", Ct); // nothing to tell
        await Commands.ChangeAsync(Space.Ours.Id, await VersionAsync(), " ", Ct);

        Assert.Equal(
            [(null, "Cash."), ("Cash.", null)],
            (await Space.AuditAsync()).Where(entry => entry.Action == AuditActions.ChangePaymentInstructions).Select(entry => (entry.Before, entry.After)));
    }

    [Fact]
    public async Task ChangeAsync_TooLongOrStale_IsRefused()
    {
        var version = await VersionAsync();

        Assert.Equal(
            "Payment instructions have at most 1000 characters.",
            Assert.IsType<InvoiceRefusal.InstructionsTooLong>((await Commands.ChangeAsync(Space.Ours.Id, version, new string('x', Reseller.PaymentInstructionsMaxLength + 1), Ct)).Failure).Message);
        Assert.IsType<Failure.Stale>((await Commands.ChangeAsync(Space.Ours.Id, version + 1, "Cash.", Ct)).Failure);
    }

    private async Task<int> VersionAsync() => (await new PaymentInstructionQueries(Space, Space).ListAsync(Ct)).Single(one => one.ResellerId == Space.Ours.Id).Version;
}
