using System.Globalization;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Components.Pages.AddOns;

/// <summary>What a customer can add to a service: chosen, priced, ordered, and seen becoming active.</summary>
public sealed partial class AddOnsPage(AddOnQueries queries, AddOnCommands commands, ICurrentActor currentActor, ChangeFeed feed)
{
    private readonly AddOnBasket _basket = new();
    private AddOnOffers? _offers;
    private AddOnQuote? _quote;
    private PlacedOrder? _placed;
    private string? _refusal;
    private bool _missing;
    private bool _changed;
    private bool _ordering;
    private int? _number;
    private int _asked;
    private List<IDisposable> _subscriptions = [];

    [Parameter]
    public string? Number { get; set; }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    protected override async Task OnInitializedAsync()
    {
        if (await currentActor.GetAsync(CancellationToken.None) is { CustomerId: { } customer, ResellerId: { } reseller })
        {
            _subscriptions =
            [
                .. new[] { Topics.Customer(customer), Topics.CatalogueOf(reseller), Topics.InvoicesOfCustomer(customer) }
                    .Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync))),
            ];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var number = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : (int?)null;
        if (number == _number && (_offers is not null || _missing))
        {
            return;
        }

        _number = number;
        _offers = null;
        _placed = null;
        _quote = null;
        _refusal = null;
        _changed = false;
        _basket.Clear();
        await LoadAsync();
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var number = _number;
        var offers = number is { } one ? await queries.OffersAsync(one, CancellationToken.None) : null;
        if (number != _number)
        {
            return; // the address went on meanwhile
        }

        _offers = offers;
        _missing = offers is null;
        if (!_ordering)
        {
            _changed = _basket.Version is { } version && offers is not null && version != offers.Version;
            await QuoteAsync();
        }
    }

    private async Task ChooseAsync(AddOnOffer offer, bool on)
    {
        if (on)
        {
            _basket.Put(offer, _offers!.Version);
            _placed = null;
        }
        else
        {
            _basket.TakeOut(offer);
            _changed &= !_basket.IsEmpty;
        }

        await QuoteAsync();
    }

    // Each question gets its own number: an answer that comes late does not stand over a newer one.
    private async Task QuoteAsync()
    {
        var asked = ++_asked;
        if (_basket.IsEmpty || _number is not { } number)
        {
            _quote = null;
            _refusal = null;
            return;
        }

        var quote = await queries.QuoteAsync(number, _basket.Picks, CancellationToken.None);
        if (asked == _asked)
        {
            _quote = quote.Value;
            _refusal = quote.Failure?.Message;
        }
    }

    // Leaving the page must not undo a click.
    private async Task OrderAsync()
    {
        if (_ordering || _changed || _quote is not { } quote || _number is not { } number || _basket.Version is not { } version)
        {
            return;
        }

        _ordering = true;
        try
        {
            var result = await commands.OrderAsync(number, new AddOnOrderDraft(_basket.Key, version, _basket.Picks, quote.Total), CancellationToken.None);
            if (result.Succeeded)
            {
                _placed = result.Value;
                _basket.Clear();
                _quote = null;
                _refusal = null;
            }
            else
            {
                await QuoteAsync(); // with the price of now
                _refusal = result.Failure.Message;
                _offers = await queries.OffersAsync(number, CancellationToken.None);
                _changed = _offers is not null && _offers.Version != version;
            }
        }
        finally
        {
            _ordering = false;
        }

        if (_placed is not null)
        {
            await LoadAsync();
        }
    }

    private async Task RenewAsync()
    {
        _basket.Renew(_offers!.Version);
        _changed = false;
        await QuoteAsync();
    }
}
