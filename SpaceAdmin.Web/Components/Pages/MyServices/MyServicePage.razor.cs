using System.Globalization;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.MyServices;

/// <summary>One service of the signed-in customer.</summary>
public sealed partial class MyServicePage(MyServiceQueries queries, ChangeFeed feed)
{
    private MyServiceDetails? _service;
    private bool _missing;
    private int? _number;
    private IDisposable? _subscription;

    [Parameter]
    public string? Number { get; set; }

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var number = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : (int?)null;
        if (number == _number && (_service is not null || _missing))
        {
            return;
        }

        _subscription?.Dispose();
        _number = number;
        _service = null;
        _subscription = number is { } one ? feed.Subscribe(Topics.Service(one), () => InvokeAsync(FollowAsync)) : null;
        await LoadAsync();
    }

    private static string AddOnWords(MyServiceRow addOn)
    {
        var (price, next) = (MyServiceWords.Price(addOn), MyServiceWords.Next(addOn));
        var pieces = price.Length == 0 && addOn.Quantity > 1 ? string.Create(CultureInfo.InvariantCulture, $"{addOn.Quantity:N0} pieces") : "";
        return string.Join(" · ", new[] { pieces, price, next }.Where(part => part.Length > 0));
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        _service = _number is { } number ? await queries.FindAsync(number, CancellationToken.None) : null;
        _missing = _service is null;
    }
}
