using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

public sealed class NoteTests : IDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(Note.TextMaxLength, true)]
    [InlineData(Note.TextMaxLength + 1, false)]
    public async Task AddAsync_AnyLength_TakesOneToFourThousandCharacters(int length, bool taken)
    {
        var service = await _space.AddServiceAsync();

        var result = await _space.NoteCommands.AddAsync(service.Id, $"  {new string('x', length)}\n", false, Ct);

        Assert.Equal(taken, result.Succeeded);
        Assert.Equal(taken ? 1 : 0, (await _space.NoteQueries.ListAsync(service.Id, Ct)).Count);
    }

    [Fact]
    public async Task AddAsync_Done_IsForTheStaffUnlessItSaysOtherwise_AndAudited()
    {
        var service = await _space.AddServiceAsync();

        await _space.NoteCommands.AddAsync(service.Id, " **Call** back ", customerCanRead: false, Ct);

        var note = Assert.Single(await _space.NoteQueries.ListAsync(service.Id, Ct));
        Assert.Equal(("**Call** back", false, "Rosa", _space.Clock.GetUtcNow()), (note.Text, note.CustomerCanRead, note.AuthorName, note.CreatedAt));
        Assert.Contains("<strong>Call</strong>", note.Html, StringComparison.Ordinal);
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(("Add note", service.Id, _space.Ours.Id), (entry.Action, entry.ServiceId, entry.ResellerId));
    }

    [Fact]
    public async Task EditAsync_OnesOwn_ChangesTheTextAndSaysWhen()
    {
        var (service, own) = await OwnNoteAsync();
        _space.Clock.Advance(TimeSpan.FromMinutes(3));

        await _space.NoteCommands.EditAsync(own, "Called.", customerCanRead: true, Ct);

        var note = Assert.Single(await _space.NoteQueries.ListAsync(service.Id, Ct));
        Assert.Equal(("Called.", true, _space.Clock.GetUtcNow()), (note.Text, note.CustomerCanRead, note.EditedAt));
    }

    [Fact]
    public async Task AnyChange_InTheAuditLog_TellsBeforeAndAfter()
    {
        var service = await _space.AddServiceAsync();
        var note = (await _space.NoteCommands.AddAsync(service.Id, "Call back.", customerCanRead: false, Ct)).Value;
        await _space.NoteCommands.EditAsync(note, "Called.", customerCanRead: true, Ct);
        await _space.NoteCommands.PinAsync(note, pinned: true, Ct);
        await _space.NoteCommands.DeleteAsync(note, Ct);

        Assert.Equal(
            [
                ("Add note", null, "Call back."),
                ("Edit note", "Call back.", "The customer can read it. Called."),
                ("Pin note", "The customer can read it. Called.", "Pinned. The customer can read it. Called."),
                ("Delete note", "Pinned. The customer can read it. Called.", null),
            ],
            (await _space.AuditAsync()).Select(entry => (entry.Action, entry.Before, entry.After)));
    }

    [Fact]
    public async Task EditAsync_AnothersNote_IsForbiddenEvenWithEveryPermission()
    {
        var (service, others) = await OthersNoteAsync();

        Assert.IsType<Failure.Forbidden>((await _space.NoteCommands.EditAsync(others, "Changed.", false, Ct)).Failure);
        Assert.Equal("Call back.", Assert.Single(await _space.NoteQueries.ListAsync(service.Id, Ct)).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    public async Task EditAsync_ToNothing_IsRefused(string text)
    {
        var (_, own) = await OwnNoteAsync();

        Assert.IsAssignableFrom<Failure.Rejected>((await _space.NoteCommands.EditAsync(own, text, false, Ct)).Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeleteAsync_AnothersNote_TakesThePermissionForIt(bool granted)
    {
        var (service, others) = await OthersNoteAsync();
        if (!granted)
        {
            _space.Actor = _space.Actor.Without(Permissions.NotesDeleteOthers);
        }

        Assert.Equal(granted, (await _space.NoteQueries.ListAsync(service.Id, Ct))[0].MayDelete);
        Assert.Equal(granted, (await _space.NoteCommands.DeleteAsync(others, Ct)).Succeeded);
        Assert.Equal(granted ? 0 : 1, (await _space.NoteQueries.ListAsync(service.Id, Ct)).Count);
    }

    [Fact]
    public async Task RestoreAsync_WithinTheWindow_BringsItBack()
    {
        var (service, own) = await OwnNoteAsync();
        await _space.NoteCommands.DeleteAsync(own, Ct);
        _space.Clock.Advance(Note.UndoWindow);

        Assert.True((await _space.NoteCommands.RestoreAsync(own, Ct)).Succeeded);
        Assert.Single(await _space.NoteQueries.ListAsync(service.Id, Ct));
    }

    [Fact]
    public async Task RestoreAsync_AfterTheWindow_IsRefused()
    {
        var (service, own) = await OwnNoteAsync();
        await _space.NoteCommands.DeleteAsync(own, Ct);
        _space.Clock.Advance(Note.UndoWindow + s_tick);

        Assert.IsAssignableFrom<Failure.Rejected>((await _space.NoteCommands.RestoreAsync(own, Ct)).Failure);
        Assert.Empty(await _space.NoteQueries.ListAsync(service.Id, Ct));
    }

    [Fact]
    public async Task RestoreAsync_BySomebodyElse_IsRefused()
    {
        var (_, own) = await OwnNoteAsync();
        await _space.NoteCommands.DeleteAsync(own, Ct);
        _space.Actor = _space.Actor with { UserId = 77 };

        Assert.False((await _space.NoteCommands.RestoreAsync(own, Ct)).Succeeded);
    }

    [Fact]
    public async Task AnyChange_AfterTheWindow_RemovesDeletedNotesForGood()
    {
        var (service, own) = await OwnNoteAsync();
        await _space.NoteCommands.DeleteAsync(own, Ct);
        _space.Clock.Advance(Note.UndoWindow + s_tick);

        await _space.NoteCommands.AddAsync(service.Id, "Another.", false, Ct);

        await using var db = _space.CreateDbContext();
        Assert.Single(db.Notes);
    }

    [Fact]
    public async Task Commands_OnADeletedOrMissingNote_FindNothing()
    {
        var (_, own) = await OwnNoteAsync();
        await _space.NoteCommands.DeleteAsync(own, Ct);

        Assert.IsType<Failure.NotFound>((await _space.NoteCommands.EditAsync(own, "x", false, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await _space.NoteCommands.PinAsync(own, true, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await _space.NoteCommands.DeleteAsync(own, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await _space.NoteCommands.RestoreAsync(own + 1, Ct)).Failure);
    }

    [Fact]
    public async Task ListAsync_Pinned_ComesFirstThenTheNewest()
    {
        var service = await _space.AddServiceAsync();
        var oldest = await _space.AddNoteAsync(service, _space.Actor);
        var middle = await _space.AddNoteAsync(service, _space.Actor);
        var newest = await _space.AddNoteAsync(service, _space.Actor);
        await _space.NoteCommands.PinAsync(oldest, true, Ct);

        Assert.Equal([oldest, newest, middle], (await _space.NoteQueries.ListAsync(service.Id, Ct)).Select(note => note.Id));
    }

    public void Dispose() => _space.Dispose();

    private async Task<(SpaceService Service, int Note)> OwnNoteAsync()
    {
        var service = await _space.AddServiceAsync();
        return (service, await _space.AddNoteAsync(service, _space.Actor));
    }

    private async Task<(SpaceService Service, int Note)> OthersNoteAsync()
    {
        var service = await _space.AddServiceAsync();
        return (service, await _space.AddNoteAsync(service, _space.Actor with { UserId = 77, Name = "Otto" }));
    }
}
