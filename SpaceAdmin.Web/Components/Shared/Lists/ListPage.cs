using System.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Components.Shared.Lists;

/// <summary>
/// A list whose state is in the address: a control changes the address, the address sets the list. It is loaded again when
/// something changes that it shows.
/// </summary>
/// <typeparam name="TQuery">What an address asks for, compared by value.</typeparam>
/// <typeparam name="TPage">What is shown for it.</typeparam>
public abstract class ListPage<TQuery, TPage> : ComponentBase, IAsyncDisposable
    where TQuery : class
    where TPage : class
{
    private readonly LatestLoad _load = new();
    private IReadOnlyList<IDisposable> _subscriptions = [];
    private string? _address;
    private TQuery? _asked;
    private TQuery? _shown;
    private bool _gone;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ICurrentActor CurrentActor { get; set; } = null!;

    [Inject]
    private ChangeFeed Feed { get; set; } = null!;

    /// <summary>Null for the moment until it is read.</summary>
    protected Actor? Actor { get; private set; }

    protected bool SeesAllResellers => Actor?.Scope is Scope.Platform;

    /// <summary>What the address asks for.</summary>
    protected TQuery Query => _asked ?? ParseAddress();

    /// <summary>What shows; null until the first is loaded.</summary>
    protected TPage? Page { get; private set; }

    protected bool IsLoading => _load.IsRunning;

    /// <summary>For the page's aria-busy.</summary>
    protected string Busy => _load.Busy;

    /// <summary>Whether the address is the viewer's at all; nothing is loaded for another.</summary>
    protected virtual bool IsFound => true;

    public virtual ValueTask DisposeAsync()
    {
        _gone = true;
        Navigation.LocationChanged -= OnLocationChanged;
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _load.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <param name="value">Gives the value of a key of the address.</param>
    protected abstract TQuery Parse(Func<string, string?> value);

    /// <summary>The address that asks for <paramref name="query"/>.</summary>
    protected abstract string AddressOf(TQuery query);

    protected abstract IEnumerable<string> TopicsFor(Actor actor);

    protected abstract Task<TPage> LoadAsync(TQuery query, CancellationToken ct);

    /// <summary>Told when <see cref="Page"/> is new.</summary>
    /// <param name="before">What the same address showed until now; null when it is another's, or the first.</param>
    protected virtual void OnLoaded(TPage? before)
    {
    }

    /// <summary>Told when something changed that the page shows.</summary>
    protected virtual async Task FollowAsync()
    {
        await ReloadAsync();
        StateHasChanged();
    }

    protected bool Can(string permission) => Actor?.Can(permission) == true;

    protected void Show(TQuery query, bool replace = false) => Navigation.NavigateTo(AddressOf(query), replace: replace);

    protected async Task ReloadAsync()
    {
        if (!_gone && IsFound)
        {
            await _load.RunAsync(ShowAsync);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Actor = await CurrentActor.GetAsync(CancellationToken.None);
        if (!_gone)
        {
            _subscriptions = [.. TopicsFor(Actor).Select(topic => Feed.Subscribe(topic, () => InvokeAsync(FollowAsync)))];
            Navigation.LocationChanged += OnLocationChanged;
        }
    }

    protected override Task OnParametersSetAsync() => FollowAddressAsync();

    private async Task ShowAsync(CancellationToken ct)
    {
        var query = Query;
        var page = await LoadAsync(query, ct);
        ct.ThrowIfCancellationRequested();
        var before = query.Equals(_shown) ? Page : null;
        Page = page;
        _shown = query;
        OnLoaded(before);
    }

    private Task FollowAddressAsync()
    {
        _address = Navigation.Uri;
        var asked = ParseAddress();
        if (!IsFound || asked.Equals(_asked))
        {
            return Task.CompletedTask;
        }

        _asked = asked;
        return ReloadAsync();
    }

    private TQuery ParseAddress()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query);
        return Parse(key => keys[key]);
    }

    // Where the query alone changes, the router sets no parameter. Where they are set, the page has followed already. An address
    // of another page is told here as well, before or after this page is gone.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (_gone || Navigation.Uri == _address || !PageRoutes.Include(GetType(), new Uri(Navigation.Uri)))
        {
            return;
        }

        try
        {
            var following = FollowAddressAsync();
            StateHasChanged();
            await following;
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });
}
