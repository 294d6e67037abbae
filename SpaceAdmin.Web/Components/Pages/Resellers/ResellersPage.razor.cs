using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Pages.Monitor;
using SpaceAdmin.Web.Components.Shared;
using SpaceAdmin.Web.Monitoring;

namespace SpaceAdmin.Web.Components.Pages.Resellers;

/// <summary>The tenants of this installation.</summary>
public sealed partial class ResellersPage(
    ResellerQueries resellers,
    ResellerCommands commands,
    IDialogService dialogs,
    ISnackbar snackbar)
{
    protected override NamedListQuery Parse(Func<string, string?> value) => NamedListQuery.Parse(value);

    protected override string AddressOf(NamedListQuery query) => ResellerAddress.Of(query);

    protected override IEnumerable<string> TopicsFor(Actor actor) => [Topics.AllPeople, Topics.AllServices];

    protected override Task<Paged<ResellerRow>> LoadAsync(NamedListQuery query, CancellationToken ct) => resellers.ListAsync(query, ct);

    private async Task CreateAsync()
    {
        var saved = await ResellerDialog.AskAsync(dialogs, "New reseller", "Create reseller", new ResellerInput(), settings =>
            commands.CreateAsync(settings, CancellationToken.None));
        await ToldAsync(saved, "The reseller is created.");
    }

    private async Task EditAsync(ResellerRow row)
    {
        var saved = await ResellerDialog.AskAsync(dialogs, $"Edit {row.Settings.Name}", "Save", new ResellerInput(row.Settings), settings =>
            commands.ChangeAsync(row.Id, row.Version, settings, CancellationToken.None));
        await ToldAsync(saved, "The reseller is saved.");
    }

    private async Task DisableAsync(ResellerRow row)
    {
        if (await ConfirmDialog.AskAsync(
            dialogs, $"Disable {row.Settings.Name}?", "Its staff and its customers are signed out at once and cannot sign in any more.", "Disable reseller",
            hint: "Its services stay as they are, and the Surface Monitor leaves them alone. It can be enabled again at any time."))
        {
            await ToldAsync(await commands.DisableAsync(row.Id, row.Version, CancellationToken.None), $"{row.Settings.Name} is disabled.");
        }
    }

    private async Task StartBillingAsync(ResellerRow row)
    {
        if (await StartBillingDialog.AskAsync(dialogs, row.Id, row.Settings.Name) is { } result)
        {
            snackbar.Report(result, services => BillingStartText.Started(services, row.Settings.Name));
            await ReloadAsync();
        }
    }

    private async Task EnableAsync(ResellerRow row) =>
        await ToldAsync(await commands.EnableAsync(row.Id, row.Version, CancellationToken.None), $"{row.Settings.Name} is enabled.");

    private async Task ToldAsync(Result<int>? result, string done)
    {
        if (result is not null)
        {
            snackbar.Report(result, _ => done);
            await ReloadAsync();
        }
    }
}
