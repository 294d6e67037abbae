using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>Every command and query, asked by every kind of actor for a service of <see cref="Space.Ours"/>.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly Space _space = new();

    public enum Who
    {
        Administrator,
        OwnReseller,
        OtherReseller,
        UnboundReseller,
        OwnCustomer,
        OtherCustomer,
        ForeignCustomer,
        UnboundCustomer,
    }

    /// <summary>What a command is answered. A customer is told nothing of what is not for customers at all.</summary>
    public enum Answer
    {
        Done,
        NotFound,
        Forbidden,
    }

    private static readonly Dictionary<Who, Answer> s_expected = new()
    {
        [Who.Administrator] = Answer.Done,
        [Who.OwnReseller] = Answer.Done,
        [Who.OtherReseller] = Answer.NotFound,
        [Who.UnboundReseller] = Answer.NotFound,
        [Who.OwnCustomer] = Answer.Forbidden,
        [Who.OtherCustomer] = Answer.Forbidden,
        [Who.ForeignCustomer] = Answer.Forbidden,
        [Who.UnboundCustomer] = Answer.Forbidden,
    };

    private static readonly Dictionary<string, (string Permission, Func<Space, Task<Failure?>> Run)> s_commands = new()
    {
        ["Activate"] = (Permissions.ServicesActivate, space => ApplyAsync(space, ServiceStatus.Ordered, ServiceAction.Activate)),
        ["Suspend"] = (Permissions.ServicesSuspend, space => ApplyAsync(space, ServiceStatus.Active, ServiceAction.Suspend)),
        ["Cancel"] = (Permissions.ServicesCancel, space => ApplyAsync(space, ServiceStatus.Active, ServiceAction.Cancel)),
        ["Delete"] = (Permissions.ServicesDelete, space => ApplyAsync(space, ServiceStatus.Ordered, ServiceAction.Delete)),
        ["Add note"] = (Permissions.NotesWrite, async space =>
            (await space.NoteCommands.AddAsync((await space.AddServiceAsync()).Id, "Call back.", false, Ct)).Failure),
        ["Edit note"] = (Permissions.NotesWrite, async space =>
            (await space.NoteCommands.EditAsync(await OwnNoteAsync(space), "Called.", false, Ct)).Failure),
        ["Pin note"] = (Permissions.NotesWrite, async space => (await space.NoteCommands.PinAsync(await OwnNoteAsync(space), true, Ct)).Failure),
        ["Delete another's note"] = (Permissions.NotesDeleteOthers, async space =>
            (await space.NoteCommands.DeleteAsync(await space.AddNoteAsync(await space.AddServiceAsync(), space.Actor with { UserId = 99 }), Ct)).Failure),
        ["Read notes to change them"] = (Permissions.NotesRead, async space => (await space.NoteCommands.DeleteAsync(await OwnNoteAsync(space), Ct)).Failure),
        ["Create customer"] = (Permissions.CustomersManage, async space =>
            (await new CustomerCommands(space, space, space.Clock, space.Feed).CreateAsync(space.Ours.Id, "carla", null, null, Ct)).Failure),
        ["Change customer"] = (Permissions.CustomersManage, async space =>
            (await new CustomerCommands(space, space, space.Clock, space.Feed).ChangeAsync(space.Anna.Id, 0, "Anna", null, Ct)).Failure),
        ["Import"] = (Permissions.ServicesImport, async space => (await space.Importer.ImportAsync(
            space.WriteFile("in.csv", "name,type,status,username\nweb,Hosting plan,Active,anna\n"), new ImportOptions(space.Ours.Name), null, Ct)).Failure),
        ["Export"] = (Permissions.ServicesExport, async space => (await space.Exporter.ExportAsync(space.Ours.Name, TextWriter.Null, Ct)).Failure),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, Who> EveryCommandByEverybody { get; } = new(s_commands.Keys, Enum.GetValues<Who>());

    public static TheoryData<Who> Everybody { get; } = new(Enum.GetValues<Who>());

    [Theory, MemberData(nameof(EveryCommandByEverybody))]
    public async Task Command_AskedByAnybody_IsAnsweredAsTheTableSays(string command, Who who)
    {
        _space.Actor = ActorOf(who);

        Assert.Equal(s_expected[who], AnswerOf(await s_commands[command].Run(_space)));
    }

    [Theory, MemberData(nameof(EveryCommandByEverybody))]
    public async Task Command_WithoutItsPermission_IsRefused(string command, Who who)
    {
        _space.Actor = ActorOf(who).Without(s_commands[command].Permission);

        var answer = AnswerOf(await s_commands[command].Run(_space));

        // Whether one may change a note depends on whose it is; a note that one does not see is not found before that.
        Assert.True(answer is Answer.Forbidden || answer is Answer.NotFound && s_expected[who] is Answer.NotFound, $"{answer}");
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task DeskQueries_AskedByAnybody_ShowOnlyWhatIsTheirs(Who who)
    {
        var service = await _space.AddServiceAsync();
        await _space.AddNoteAsync(service, Actors.Administrator, customerCanRead: true);
        await _space.Commands.ApplyAsync(service.Id, ServiceAction.Activate, service.Version, null, Ct);
        _space.Actor = ActorOf(who);

        if (s_expected[who] is Answer.Forbidden)
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.Grid.ListAsync(new ServiceListQuery(), Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.Queries.FindAsync(service.Id, Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.NoteQueries.ListAsync(service.Id, Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.AuditQueries.ForServiceAsync(service.Id, Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.AuditQueries.NewestAsync(10, Ct));
            return;
        }

        var seen = s_expected[who] is Answer.Done;
        var page = await _space.Grid.ListAsync(new ServiceListQuery(), Ct);
        Assert.Equal((seen ? 1 : 0, seen ? 1 : 0, seen ? 1 : 0), (page.Rows.Count, page.Total, page.Types.Count));
        Assert.Equal(seen, await _space.Queries.FindAsync(service.Id, Ct) is not null);
        Assert.Equal(seen, (await _space.NoteQueries.ListAsync(service.Id, Ct)).Count > 0);
        Assert.Equal(seen, (await _space.AuditQueries.ForServiceAsync(service.Id, Ct)).Count > 0);
        Assert.Equal(seen, (await _space.AuditQueries.NewestAsync(10, Ct)).Count > 0);
    }

    [Theory]
    [InlineData(Who.Administrator, true)]
    [InlineData(Who.OwnReseller, true)]
    [InlineData(Who.OtherReseller, false)]
    [InlineData(Who.UnboundReseller, false)]
    [InlineData(Who.OwnCustomer, true)]
    [InlineData(Who.OtherCustomer, false)]
    [InlineData(Who.ForeignCustomer, false)]
    [InlineData(Who.UnboundCustomer, false)]
    public async Task ExistsAsync_AskedByAnybody_IsTrueOnlyForTheirs(Who who, bool exists)
    {
        var service = await _space.AddServiceAsync();
        _space.Actor = ActorOf(who);

        Assert.Equal(exists, await _space.Queries.ExistsAsync(service.Id, Ct));
        Assert.False(await _space.Queries.ExistsAsync(service.Id + 1, Ct));
    }

    [Theory]
    [InlineData(Who.OwnCustomer, 1)]
    [InlineData(Who.OtherCustomer, 0)]
    [InlineData(Who.ForeignCustomer, 0)]
    [InlineData(Who.UnboundCustomer, 0)]
    public async Task ListMineAsync_AskedByACustomer_ListsItsOwn(Who who, int count)
    {
        await _space.AddServiceAsync();
        _space.Actor = ActorOf(who);

        Assert.Equal(count, (await _space.Queries.ListMineAsync(Ct)).Count);
    }

    [Theory]
    [InlineData(Who.Administrator)]
    [InlineData(Who.OwnReseller)]
    public async Task ListMineAsync_AskedByStaff_IsABug(Who who)
    {
        _space.Actor = ActorOf(who);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.Queries.ListMineAsync(Ct));
    }

    [Fact]
    public async Task Command_GrantedInAnotherScope_CountsForNothing()
    {
        _space.Actor = Actors.Of(_space.Anna) with { Granted = Permissions.Of(Scope.Platform) };

        Assert.Equal(Answer.Forbidden, AnswerOf(await s_commands["Activate"].Run(_space)));
    }

    [Fact]
    public async Task ImportAsync_AResellerThatCreatesAnother_IsNotFound()
    {
        var file = _space.WriteFile("in.csv", "name,type,status,username\nweb,Hosting plan,Active,anna\n");

        var result = await _space.Importer.ImportAsync(file, new ImportOptions("New Hosting", CreateReseller: true), null, Ct);

        Assert.IsType<Failure.NotFound>(result.Failure);
    }

    public void Dispose() => _space.Dispose();

    private static async Task<Failure?> ApplyAsync(Space space, ServiceStatus from, ServiceAction action)
    {
        var service = await space.AddServiceAsync(status: from);
        return (await space.Commands.ApplyAsync(service.Id, action, service.Version, reason: null, Ct)).Failure;
    }

    private static async Task<int> OwnNoteAsync(Space space) => await space.AddNoteAsync(await space.AddServiceAsync(), space.Actor);

    private static Answer AnswerOf(Failure? failure) => failure switch
    {
        null => Answer.Done,
        Failure.NotFound => Answer.NotFound,
        Failure.Forbidden => Answer.Forbidden,
        _ => throw new InvalidOperationException(failure.Message),
    };

    private Actor ActorOf(Who who) => who switch
    {
        Who.Administrator => Actors.Administrator,
        Who.OwnReseller => Actors.Of(_space.Ours),
        Who.OtherReseller => Actors.Of(_space.Theirs),
        Who.UnboundReseller => Actors.UnboundReseller,
        Who.OwnCustomer => Actors.Of(_space.Anna),
        Who.OtherCustomer => Actors.Of(_space.Bert),
        Who.ForeignCustomer => Actors.Of(_space.Zoe),
        Who.UnboundCustomer => Actors.UnboundCustomer,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
    };
}
