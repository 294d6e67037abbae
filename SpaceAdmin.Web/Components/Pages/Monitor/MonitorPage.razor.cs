using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;
using SpaceAdmin.Web.Monitoring;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>How the monitor is, what it did, would do and could not do. Open pages follow it.</summary>
public sealed partial class MonitorPage(
    MonitorQueries monitor,
    BillingStartQueries starts,
    MonitorCommands commands,
    TimeProvider time,
    IDialogService dialogs,
    ISnackbar snackbar)
{
    /// <summary>What is said in minutes grows old, and a monitor that does nothing tells nobody that it is late.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _gone = new();
    private RunProgress? _progress;
    private MonitorReport? _preview;
    private DateTimeOffset _previewedAt;
    private bool _previewing;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = null!;

    private bool SeesServices => Can(Permissions.ServicesSee);

    private bool PreviewsCheaply => Page?.Health?.Backlog.Count <= MonitorQueries.CheapPreview;

    public override ValueTask DisposeAsync()
    {
        _gone.Cancel();
        _gone.Dispose();
        return base.DisposeAsync();
    }

    protected override RunsAddress Parse(Func<string, string?> value) => RunsAddress.Parse(value);

    protected override string AddressOf(RunsAddress query) => query.Text;

    protected override IEnumerable<string> TopicsFor(Actor actor) => [Topics.Monitor];

    protected override async Task<MonitorView> LoadAsync(RunsAddress query, CancellationToken ct)
    {
        var health = await monitor.HealthAsync(ct);
        return new MonitorView(
            health,
            await monitor.HistoryAsync(Viewer.Zone, ct),
            await starts.LeftAloneAsync(ct),
            health?.Failures > 0 ? await monitor.FailuresAsync(ct) : [],
            await monitor.RunsAsync(query.Page, query.Size, ct),
            time.GetUtcNow());
    }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (!_gone.IsCancellationRequested)
        {
            _ = LookAsync(_gone.Token);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var first = Page is null;
        await base.OnParametersSetAsync();
        if (first && PreviewsCheaply)
        {
            await PreviewAsync();
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
        await ReloadAsync();
        if (_preview is not null && PreviewsCheaply)
        {
            await PreviewAsync();
        }
    }

    private async Task PauseAsync()
    {
        if (await PauseDialog.AskAsync(dialogs, reason => commands.PauseAsync(reason, CancellationToken.None)) is { } result)
        {
            snackbar.Report(result, _ => "The Surface Monitor is paused.");
            await ReloadAsync();
        }
    }

    private async Task StartBillingAsync(LeftAlone row)
    {
        if (await StartBillingDialog.AskAsync(dialogs, row.ResellerId, row.Reseller) is { } result)
        {
            snackbar.Report(result, services => BillingStartText.Started(services, row.Reseller));
            await ReloadAsync();
        }
    }

    private async Task ResumeAsync()
    {
        snackbar.Report(await commands.ResumeAsync(CancellationToken.None), _ => "The Surface Monitor goes on.");
        await ReloadAsync();
    }

    private async Task TryAgainAsync(MonitorFailureRow row)
    {
        snackbar.Report(await commands.TryAgainAsync(row.Id, CancellationToken.None), _ => $"{row.Name} is tried again with the next pass.");
        await ReloadAsync();
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
}
