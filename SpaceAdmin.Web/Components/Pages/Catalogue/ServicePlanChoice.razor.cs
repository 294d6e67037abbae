using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

public sealed partial class ServicePlanChoice(PlanQueries plans, PlanCommands commands, ICurrentActor currentActor, ISnackbar snackbar)
{
    private IReadOnlyList<PlanChoice> _plans = [];
    private int? _plansOf;

    [Parameter, EditorRequired]
    public ServiceDetails Service { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (_plansOf != Service.Number && (await currentActor.GetAsync(CancellationToken.None)).Can(Permissions.CatalogueManage))
        {
            _plansOf = Service.Number;
            _plans = await plans.ForServiceAsync(Service.Number, CancellationToken.None);
        }
    }

    private async Task AssignAsync(ChangeEventArgs e)
    {
        int? plan = int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var result = await commands.AssignAsync(Service.Number, Service.Version, plan, CancellationToken.None);
        if (!snackbar.Report(result, number => plan is null ? $"Service #{number} is on no plan any more." : $"Service #{number} is put on the plan."))
        {
            await Refused();
        }
    }
}
