using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>How the monitor is, what it did, would do and could not do. Open pages follow it.</summary>
public sealed partial class MonitorPage(
    MonitorQueries monitor,
    MonitorCommands commands,
    ICurrentActor currentActor,
    ChangeFeed feed,
    TimeProvider time,
    IDialogService dialogs,
    ISnackbar snackbar,
    NavigationManager navigation)
{
    /// <summary>What is said in minutes grows old, and a monitor that does nothing tells nobody that it is late.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(15);

    private readonly LatestLoad _load = new();
    private readonly CancellationTokenSource _gone = new();
    private Actor _actor = Nobody;
    private IDisposable? _subscription;
    private MonitorHealth? _health;
    private IReadOnlyList<PassHistory>? _history;
    private IReadOnlyList<MonitorFailureRow> _failures = [];
    private Paged<MonitorRunRow>? _runs;
    private DateTimeOffset _now;
    private (int Page, int Size)? _asked;
    private int _size = Paging.Sizes[0];
    private RunProgress? _progress;
    private MonitorReport? _preview;
    private DateTimeOffset _previewedAt;
    private bool _previewing;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = null!;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? Size { get; set; }

    private static Actor Nobody { get; } = new(null, "", Scope.Customer, null, null, new HashSet<string>());

    private bool SeesServices => _actor.Can(Permissions.ServicesSee);

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(Topics.Monitor, () => InvokeAsync(FollowAsync));
        _ = LookAsync(_gone.Token);
    }

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = (Paging.Page(keys["page"]), Paging.Size(keys["size"]));
        if (asked != _asked)
        {
            var first = _asked is null;
            (_asked, _size) = (asked, asked.Item2);
            await LoadAsync();
            if (first && _health?.Backlog.Count <= MonitorQueries.CheapPreview)
            {
                await PreviewAsync();
            }
        }
    }

    private async Task RunAsync()
    {
        if (_progress is not null)
        {
            return;
        }

        // A page that goes does not end the run: it is for everybody.
        _progress = new RunProgress(time, () => _ = InvokeAsync(StateHasChanged));
        var result = await commands.RunAsync(_progress, CancellationToken.None);
        _progress = null;
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        snackbar.Report(result, report => $"The run ended after {MonitorWords.Took(report.Took)}: {MonitorWords.Did(report.Done, report.Failed)}.");
        await LoadAsync();
        if (_preview is not null && _health?.Backlog.Count <= MonitorQueries.CheapPreview)
        {
            await PreviewAsync();
        }
    }

    private async Task PauseAsync()
    {
        if (await PauseDialog.AskAsync(dialogs, reason => commands.PauseAsync(reason, CancellationToken.None)) is { } result)
        {
            snackbar.Report(result, _ => "The Surface Monitor is paused.");
            await LoadAsync();
        }
    }

    private async Task ResumeAsync()
    {
        snackbar.Report(await commands.ResumeAsync(CancellationToken.None), _ => "The Surface Monitor goes on.");
        await LoadAsync();
    }

    private async Task TryAgainAsync(MonitorFailureRow row)
    {
        snackbar.Report(await commands.TryAgainAsync(row.Id, CancellationToken.None), _ => $"{row.Name} is tried again with the next pass.");
        await LoadAsync();
    }

    private async Task PreviewAsync()
    {
        if (_previewing)
        {
            return;
        }

        _previewing = true;
        StateHasChanged();
        try
        {
            _preview = await monitor.PreviewAsync(null, _gone.Token);
            _previewedAt = time.GetUtcNow();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _previewing = false;
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            using var timer = new PeriodicTimer(s_look, time);
            while (await timer.WaitForNextTickAsync(ct))
            {
                await InvokeAsync(FollowAsync);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // the page is gone, or its viewer may not see it any more
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync() => _load.RunAsync(async ct =>
    {
        var (page, size) = _asked ?? (1, Paging.Sizes[0]);
        var health = await monitor.HealthAsync(ct);
        var history = await monitor.HistoryAsync(Viewer.Zone, ct);
        var failures = health?.Failures > 0 ? await monitor.FailuresAsync(ct) : [];
        var runs = await monitor.RunsAsync(page, size, ct);
        (_health, _history, _failures, _runs, _now) = (health, history, failures, runs, time.GetUtcNow());
    });
}
