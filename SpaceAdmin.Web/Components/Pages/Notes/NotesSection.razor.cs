using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Notes;

/// <summary>The notes of one service, live.</summary>
public sealed partial class NotesSection(
    NoteQueries queries, NoteCommands commands, ICurrentActor currentActor, ChangeFeed feed, ISnackbar snackbar)
{
    private Actor? _actor;
    private bool _mayWrite;
    private IReadOnlyList<NoteRow>? _notes;
    private IDisposable? _subscription;

    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>For the service's customer: what it and its provider write to one another.</summary>
    [Parameter]
    public bool Mine { get; set; }

    /// <summary>Told after somebody changed a note.</summary>
    [Parameter]
    public Func<Task> Changed { get; set; } = () => Task.CompletedTask;

    private string Reads => Mine ? Permissions.MyServicesSee : Permissions.NotesRead;

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _actor = await currentActor.GetAsync(CancellationToken.None);
        _mayWrite = Mine ? NoteRules.MayWriteMine(_actor) : NoteRules.MayWrite(_actor);
        if (_actor.Can(Reads))
        {
            _subscription = feed.Subscribe(Mine ? Topics.CustomerNotes(Number) : Topics.Notes(Number), () => InvokeAsync(FollowAsync));
            _notes = await ReadAsync();
        }
    }

    private async Task FollowAsync()
    {
        _notes = await ReadAsync();
        StateHasChanged();
        await Changed();
    }

    private Task<IReadOnlyList<NoteRow>> ReadAsync() =>
        Mine ? queries.ListMineAsync(Number, CancellationToken.None) : queries.ListAsync(Number, CancellationToken.None);

    private async Task<bool> AddAsync(string text, bool customerCanRead)
    {
        var result = Mine
            ? await commands.AddMineAsync(Number, text, CancellationToken.None)
            : await commands.AddAsync(Number, text, customerCanRead, CancellationToken.None);
        return snackbar.Report(result, _ => "Note added.");
    }
}
