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
        (_number, _service) = (number, null);
        _subscription = number is { } one ? feed.Subscribe(Topics.Service(one), () => InvokeAsync(FollowAsync)) : null;
        await LoadAsync();
    }

    private static string? Why(MyServiceRow service) => service switch
    {
        { Status: not ServiceStatus.Suspended } => null,
        { SuspensionSource: SuspensionSource.Overdue } => "Suspended because it is not paid. It comes back by itself when it is.",
        { SuspensionSource: SuspensionSource.Parent } => "Suspended together with the service that it extends.",
        { SuspensionSource: SuspensionSource.Scheduled } => "Suspended as scheduled.",
        _ => "Suspended by your provider.",
    };

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
