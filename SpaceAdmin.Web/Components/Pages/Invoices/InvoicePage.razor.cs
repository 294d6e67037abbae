using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>One invoice: what it asks, what was paid of it, and what can be done.</summary>
public sealed partial class InvoicePage(
    InvoiceQueries invoices, InvoiceCommands commands, ICurrentActor currentActor, ChangeFeed feed, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly LatestLoad _load = new();
    private InvoiceDetails? _invoice;
    private IReadOnlyList<OutboxRow> _messages = [];
    private IReadOnlyList<InvoiceReseller>? _resellers;
    private (int Number, int? Reseller)? _shown;
    private IDisposable? _subscription;

    [Parameter]
    public int Number { get; set; }

    /// <summary>Whose, for viewers of more than one reseller's invoices.</summary>
    [SupplyParameterFromQuery(Name = InvoiceAddress.ResellerKey)]
    private string? Reseller { get; set; }

    public void Dispose()
    {
        _subscription?.Dispose();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(
            actor.ResellerId is { } reseller ? Topics.InvoicesOf(reseller) : Topics.AllInvoices,
            () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != (Number, AddressQuery.Number(Reseller)))
        {
            _shown = (Number, AddressQuery.Number(Reseller));
            _invoice = null;
            _resellers = null;
            await LoadAsync();
        }
    }

    private static string Title(InvoiceAction action) => action switch
    {
        InvoiceAction.RecordPayment => "Record payment",
        InvoiceAction.Void => "Void invoice",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    private async Task RunAsync(InvoiceAction action)
    {
        var invoice = _invoice!; // what the viewer saw when pressing the button: its version goes along
        if (action is InvoiceAction.RecordPayment ? await RecordAsync(invoice) : await VoidAsync(invoice))
        {
            await LoadAsync(); // also when it was refused, most often because the page showed an older state
        }
    }

    private async Task<bool> RecordAsync(InvoiceDetails invoice)
    {
        var asked = new PaymentQuestion(
            "Record payment", invoice.Open.Amount(), [invoice.Total.Currency], $"{invoice.Open.Amount()} is open. What is more goes to the customer's balance.", invoice.Today)
        {
            Lines = invoice.Payable,
            LinesTitle = "It is for",
            LinesRule = "Choose none, and it is for the whole invoice. A service whose lines are paid goes on, whatever else is open.",
        };
        var recorded = await PaymentDialog<PaymentOutcome>.AskAsync(
            dialogs, $"Record a payment of invoice {invoice.DisplayNumber}", asked, input => commands.RecordPaymentAsync(invoice.Id, input.Draft, invoice.Version, CancellationToken.None));
        if (recorded is { } result)
        {
            snackbar.Report(result, Sentence);
        }

        return recorded is not null;
    }

    private async Task<bool> VoidAsync(InvoiceDetails invoice)
    {
        var done = await VoidInvoiceDialog.AskAsync(dialogs, invoice, reason => commands.VoidAsync(invoice.Id, invoice.Version, reason, CancellationToken.None));
        if (done is { } result)
        {
            snackbar.Report(result, free => $"Invoice {invoice.DisplayNumber} is void.{(free.Minor > 0 ? $" {free} went to the customer's balance." : "")}");
        }

        return done is not null;
    }

    private static string Sentence(PaymentOutcome outcome) => outcome switch
    {
        { Open.Minor: > 0 } => $"The payment is recorded; {outcome.Open} of invoice {outcome.Number} is still open.",
        { ToBalance.Minor: > 0 } => $"Invoice {outcome.Number} is paid; {outcome.ToBalance} went to the customer's balance.",
        _ => $"Invoice {outcome.Number} is paid.",
    };

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct =>
    {
        var (number, reseller) = (Number, AddressQuery.Number(Reseller));
        var invoice = await invoices.FindAsync(number, reseller, ct);
        var resellers = invoice is null && reseller is null ? await invoices.ResellersOfAsync(number, ct) : [];
        var messages = invoice is null ? [] : await invoices.MessagesAsync(invoice.Id, ct);
        ct.ThrowIfCancellationRequested(); // an older answer must not stand over a newer one
        _invoice = invoice;
        _resellers = resellers;
        _messages = messages;
    });
}
