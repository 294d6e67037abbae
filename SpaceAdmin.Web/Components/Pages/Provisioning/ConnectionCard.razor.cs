using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

public sealed partial class ConnectionCard(ProvisionerSettingCommands commands, IEnumerable<IProvisioner> provisioners, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly CancellationTokenSource _gone = new();
    private ProvisionerSettingDetails _shown = null!;
    private ProvisionerInput _input = null!;
    private ProvisionerAnswer? _answer;
    private string? _refused;
    private bool _overtaken;
    private bool _made;
    private bool _testing;

    [Parameter, EditorRequired]
    public int ResellerId { get; set; }

    /// <summary>As it was when the page was opened.</summary>
    [Parameter, EditorRequired]
    public ProvisionerSettingDetails Found { get; set; } = null!;

    /// <summary>Gives what is stored now; null when it is not the viewer's to see any more.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<ProvisionerSettingDetails?>> Reload { get; set; } = null!;

    private string Kind => _shown.Kind;

    private ProvisionerDescription Description => provisioners.Of(Kind)!.Description;

    private string Title => Description.Kind.Title;

    private string Look => !_shown.IsSetUp ? "NotOnSale" : _shown.Secret is KeptSecret.Kept ? "Active" : "late";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        _shown = Found;
        _input = new ProvisionerInput(Found.Draft);
    }

    private string Id(string part) => $"{Kind}-{part}";

    private void MakeSecret(Func<string> make)
    {
        _input.Secret = make();
        _made = true;
    }

    private async Task SaveAsync()
    {
        Forget();
        var result = await commands.SaveAsync(ResellerId, Kind, _input.Draft, _shown.Version, CancellationToken.None);
        if (!await IsRefusedAsync(result.Failure) && snackbar.Report(result, _ => $"The connection to {Title} is saved."))
        {
            await BeginAnewAsync();
        }
    }

    private async Task TestAsync()
    {
        Forget();
        _testing = true;
        StateHasChanged();
        try
        {
            var result = await commands.TestAsync(ResellerId, Kind, _input.Draft, _gone.Token);
            _answer = result.Value;
            if (!await IsRefusedAsync(result.Failure) && !result.Succeeded)
            {
                snackbar.Report(result, _ => "");
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // the page is gone
        }
        finally
        {
            _testing = false;
        }
    }

    private async Task RemoveAsync()
    {
        if (!await ConfirmDialog.AskAsync(dialogs, $"Remove the connection to {Title}?", ProvisioningWords.Removal(Description, _shown), "Remove connection"))
        {
            return;
        }

        Forget();
        var result = await commands.RemoveAsync(ResellerId, Kind, _shown.Version, CancellationToken.None);
        if (!await IsRefusedAsync(result.Failure) && snackbar.Report(result, _ => $"The connection to {Title} is removed."))
        {
            await BeginAnewAsync();
        }
    }

    private void Forget()
    {
        _refused = null;
        _overtaken = false;
        _answer = null;
    }

    /// <summary>Says by the fields what can be put right there. The rest is for the snackbar.</summary>
    private async Task<bool> IsRefusedAsync(Failure? failure)
    {
        _refused = (failure as Failure.Rejected)?.Message;
        _overtaken = failure is Failure.Stale;
        if (_overtaken)
        {
            _shown = await Reload(Kind) ?? _shown; // what was typed stays
        }

        return _refused is not null || _overtaken;
    }

    private async Task BeginAnewAsync()
    {
        _shown = await Reload(Kind) ?? _shown;
        _input = new ProvisionerInput(_shown.Draft);
        _made = false;
    }
}
