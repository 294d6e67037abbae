using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>One user beside the list: who it is, what it may do, and what can be done about it.</summary>
public sealed partial class UserPanel(
    UserQueries users, UserCommands commands, ICurrentActor currentActor, ChangeFeed feed, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly List<IDisposable> _subscriptions = [];
    private UserDetails? _user;
    private bool _missing;
    private bool _shown;

    [Parameter, EditorRequired]
    public int Id { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public Actor Viewer { get; set; } = null!;

    /// <summary>Where closing leads: the list as it was.</summary>
    [Parameter, EditorRequired]
    public string Close { get; set; } = "";

    /// <summary>Told once, when the panel has something to read.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Shown { get; set; } = null!;

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    protected override async Task OnInitializedAsync()
    {
        // Its sessions and passkeys are told of under its own name only; roles change with the people of a reseller.
        string[] topics = [Topics.User(Id), Viewer.ResellerId is { } reseller ? Topics.PeopleOf(reseller) : Topics.AllPeople];
        _subscriptions.AddRange(topics.Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync))));
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_shown && (_user is not null || _missing))
        {
            _shown = true;
            await Shown();
        }
    }

    private async Task FollowAsync()
    {
        // A change may be that of the viewer's own rights: then this page is about to go.
        if ((await currentActor.GetAsync(CancellationToken.None)).Can(Permissions.UsersSee))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        var found = await users.FindAsync(Id, CancellationToken.None);

        // A customer's people are no staff: they stand on their customer's page.
        _user = Viewer.Scope is Scope.Reseller && found?.Scope is Scope.Customer ? null : found;
        _missing = _user is null;
    }

    private async Task RenameAsync()
    {
        var user = _user!; // what the viewer saw when pressing the button: its version goes along
        if (await RenameDialog.AskAsync(dialogs, user.Name) is { } name && name != user.Name
            && !snackbar.Report(await commands.RenameAsync(user.Id, user.Version, name, CancellationToken.None), UserWords.Sentence))
        {
            await FollowAsync();
        }
    }
}
