using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>The invoices that an address asks for.</summary>
public sealed partial class InvoicesPage(
    InvoiceQueries invoices, InvoiceCommands commands, PaymentInstructionQueries instructions, PaymentInstructionCommands instruct, TimeProvider time, IDialogService dialogs, ISnackbar snackbar)
{
    protected override InvoiceListQuery Parse(Func<string, string?> value) => InvoiceListQuery.Parse(value);

    protected override string AddressOf(InvoiceListQuery query) => InvoiceAddress.Of(query);

    protected override IEnumerable<string> TopicsFor(Actor actor) => [actor.ResellerId is { } reseller ? Topics.InvoicesOf(reseller) : Topics.AllInvoices];

    protected override Task<InvoiceListPage> LoadAsync(InvoiceListQuery query, CancellationToken ct) => invoices.ListAsync(query, ct);

    // The next term of a service, ahead of the monitor.
    private async Task IssueAsync() => Show(await IssueInvoiceDialog.AskAsync(dialogs, (number, discount) => commands.IssueAsync(number, discount, CancellationToken.None)));

    private async Task CreateAsync()
    {
        var input = new InvoiceInput { UserName = Query.User, DueOn = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(SpaceService.DaysToPay) };
        var resellers = SeesAllResellers ? await instructions.ListAsync(CancellationToken.None) : [];
        Show(await NewInvoiceDialog.AskAsync(dialogs, input, resellers, draft => commands.IssueByHandAsync(draft, CancellationToken.None)));
    }

    private void Show(Result<IssuedInvoice>? issued)
    {
        if (issued is { } result && snackbar.Report(result, one => $"Invoice {one.DisplayNumber} is issued.") && result.Value is { } invoice)
        {
            Navigation.NavigateTo(InvoiceAddress.Of(invoice.Number, SeesAllResellers ? invoice.ResellerId : null));
        }
    }

    private async Task InstructAsync()
    {
        var all = await instructions.ListAsync(CancellationToken.None);
        var changed = await PaymentInstructionsDialog.AskAsync(
            dialogs, all, (one, text) => instruct.ChangeAsync(one.ResellerId, one.Version, text, CancellationToken.None));
        if (changed is { } result)
        {
            snackbar.Report(result, _ => "The payment instructions are saved.");
        }
    }
}
