using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>What Anna and her provider write to one another, and what she never learns of.</summary>
public sealed class CustomerNoteTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Actor Rosa => Actors.Of(_space.Ours);

    [Fact]
    public async Task ListMineAsync_HasWhatTheCustomerMayRead_NewestFirst_UnderTheProvidersName()
    {
        var (service, anna) = await ArrangeAsync();
        var first = await _space.AddNoteAsync(service, Rosa, "first", customerCanRead: true);
        await _space.AddNoteAsync(service, Rosa, "for colleagues");
        await _space.AddNoteAsync(service, anna, "mine", customerCanRead: true);
        var gone = await _space.AddNoteAsync(service, Rosa, "gone", customerCanRead: true);
        await _space.NoteCommands.PinAsync(first, pinned: true, Ct);
        await _space.NoteCommands.DeleteAsync(gone, Ct);

        _space.Actor = anna;
        var notes = await _space.NoteQueries.ListMineAsync(service.Id, Ct);

        Assert.Equal([("mine", "You", true), ("first", "Our Hosting", false)], notes.Select(note => (note.Text, note.AuthorName, note.MayEdit)));
        Assert.All(notes, note => Assert.False(note.Pinned));
    }

    [Fact]
    public async Task ListMineAsync_OfACustomerWithSeveralUsers_NamesTheOther()
    {
        var (service, anna) = await ArrangeAsync();
        var otto = await _space.AddUserAsync("Otto Berg", customer: _space.Anna);
        await _space.AddNoteAsync(service, anna, "hers", customerCanRead: true);

        _space.Actor = anna with { UserId = otto.Id, Name = otto.Name };
        var note = Assert.Single(await _space.NoteQueries.ListMineAsync(service.Id, Ct));

        Assert.Equal(("Anna Berg", false, false), (note.AuthorName, note.MayEdit, note.MayDelete));
        Assert.IsType<Failure.Forbidden>((await _space.NoteCommands.EditMineAsync(note.Id, "his", Ct)).Failure);
    }

    [Fact]
    public async Task AddMineAsync_IsReadOnTheDeskAsTheCustomers()
    {
        var (service, anna) = await ArrangeAsync();
        _space.Actor = anna;
        Assert.True((await _space.NoteCommands.AddMineAsync(service.Id, "Please call.", Ct)).Succeeded);

        _space.Actor = Rosa;
        var note = Assert.Single(await _space.NoteQueries.ListAsync(service.Id, Ct));

        Assert.Equal(("Please call.", "Anna Berg", true, true, false), (note.Text, note.AuthorName, note.FromCustomer, note.CustomerCanRead, note.MayEdit));
        Assert.Equal(("Add note", "Anna Berg"), ((await _space.AuditAsync())[^1].Action, (await _space.AuditAsync())[^1].ActorName));
    }

    [Fact]
    public async Task AddMineAsync_SignedInAsTheCustomer_IsWrittenUnderBothNames()
    {
        var (service, anna) = await ArrangeAsync();
        _space.Actor = anna with { UserId = Rosa.UserId, Name = Rosa.Name, OnBehalfOf = "anna" };
        await _space.NoteCommands.AddMineAsync(service.Id, "On the phone.", Ct);
        Assert.Equal(("Rosa", "anna"), ((await _space.AuditAsync())[^1].ActorName, (await _space.AuditAsync())[^1].OnBehalfOf));

        _space.Actor = Rosa;
        Assert.Equal(("Rosa for anna", false), (await _space.NoteQueries.ListAsync(service.Id, Ct)).Select(note => (note.AuthorName, note.FromCustomer)).Single());
        _space.Actor = anna;
        Assert.Equal("Our Hosting", Assert.Single(await _space.NoteQueries.ListMineAsync(service.Id, Ct)).AuthorName);
    }

    [Fact]
    public async Task OwnNote_IsEditedDeletedAndBroughtBack_AndNeverLeavesTheCustomersSight()
    {
        var (service, anna) = await ArrangeAsync();
        _space.Actor = anna;
        var id = (await _space.NoteCommands.AddMineAsync(service.Id, "Please call.", Ct)).Value;

        Assert.True((await _space.NoteCommands.EditMineAsync(id, "Please write.", Ct)).Succeeded);
        Assert.True((await _space.NoteCommands.DeleteMineAsync(id, Ct)).Succeeded);
        Assert.Empty(await _space.NoteQueries.ListMineAsync(service.Id, Ct));
        Assert.True((await _space.NoteCommands.RestoreMineAsync(id, Ct)).Succeeded);

        Assert.Equal("Please write.", Assert.Single(await _space.NoteQueries.ListMineAsync(service.Id, Ct)).Text);
        Assert.IsType<Failure.Forbidden>((await _space.NoteCommands.EditAsync(id, "x", customerCanRead: false, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await _space.NoteCommands.AddAsync(service.Id, "x", customerCanRead: false, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await _space.NoteCommands.PinAsync(id, pinned: true, Ct)).Failure);
    }

    [Fact]
    public async Task StaffNote_AskedAboutByTheCustomer_IsAnsweredAsIfItWereNotThere()
    {
        var (service, anna) = await ArrangeAsync();
        var staffs = await _space.AddNoteAsync(service, Rosa);
        var seen = await _space.AddNoteAsync(service, Rosa, customerCanRead: true);
        await _space.NoteCommands.DeleteAsync(seen, Ct);
        _space.Actor = anna;
        var missing = (await _space.NoteCommands.EditMineAsync(999, "x", Ct)).Failure;

        foreach (var id in new[] { staffs, seen })
        {
            Assert.Equal(missing, (await _space.NoteCommands.EditMineAsync(id, "x", Ct)).Failure);
            Assert.Equal(missing, (await _space.NoteCommands.DeleteMineAsync(id, Ct)).Failure);
            Assert.Equal(missing, (await _space.NoteCommands.RestoreMineAsync(id, Ct)).Failure);
        }
    }

    [Fact]
    public async Task ChangesOfStaffNotes_AreNotToldToTheCustomersTopic()
    {
        var (service, _) = await ArrangeAsync();
        using var heard = new SemaphoreSlim(0);
        using var subscription = _space.Feed.Subscribe(Topics.CustomerNotes(service.Id), () =>
        {
            heard.Release();
            return Task.CompletedTask;
        });
        var id = (await _space.NoteCommands.AddAsync(service.Id, "for colleagues", customerCanRead: false, Ct)).Value;
        await _space.NoteCommands.PinAsync(id, pinned: true, Ct);
        Assert.False(await heard.WaitAsync(50, Ct));

        await _space.NoteCommands.EditAsync(id, "for both", customerCanRead: true, Ct);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10), Ct));
    }

    public void Dispose() => _space.Dispose();

    private async Task<(SpaceService Service, Actor Anna)> ArrangeAsync()
    {
        var user = await _space.AddUserAsync("Anna Berg", customer: _space.Anna);
        _space.Actor = Rosa;
        return (await _space.AddServiceAsync(), Actors.Of(_space.Anna) with { UserId = user.Id, Name = user.Name });
    }
}
