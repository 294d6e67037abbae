using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>Who can sign in for a customer: a part of the customer's page.</summary>
public sealed partial class CustomerPeople(UserQueries users, ICurrentActor currentActor, ChangeFeed feed, IDialogService dialogs, ISnackbar snackbar)
{
    private IReadOnlyList<PersonRow>? _people;
    private Actor? _viewer;
    private int? _shown;
    private IDisposable? _subscription;

    [Parameter, EditorRequired]
    public int CustomerId { get; set; }

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _viewer = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(
            _viewer.ResellerId is { } reseller ? Topics.PeopleOf(reseller) : Topics.AllPeople, () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != CustomerId)
        {
            _shown = CustomerId;
            await LoadAsync();
        }
    }

    private async Task FollowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        // A change may be that of the viewer's own rights: then this page is about to go.
        if ((await currentActor.GetAsync(CancellationToken.None)).Can(Permissions.CustomersSee))
        {
            _people = await users.OfCustomerAsync(CustomerId, CancellationToken.None);
        }
    }

    private async Task InviteAsync()
    {
        if (await InviteDialog.AskAsync(dialogs, _viewer!, CustomerId) is { } invited)
        {
            snackbar.ReportInvited(invited);
        }
    }
}
