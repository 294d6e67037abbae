using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Tests.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>
/// Every command and query, asked by every kind of actor, with each permission alone, with all but each, with all and with
/// none, about something of its own tenant and of another's.
/// </summary>
[Trait("Category", "Slow")]
public sealed class PermissionTableTests : IDisposable
{
    private static readonly string[] s_all = [.. Permissions.All.Select(permission => permission.Name)];

    private static readonly IReadOnlySet<string>[] s_grants =
    [
        s_all.ToFrozenSet(), FrozenSet<string>.Empty,
        .. s_all.Select(one => new[] { one }.ToFrozenSet()),
        .. s_all.Select(one => s_all.Where(other => other != one).ToFrozenSet()),
    ];

    /// <summary>What somebody has read is nobody else's business, and what is only tried stores nothing.</summary>
    private static readonly string[] s_unrecorded = ["OrderCommands.MarkReadAsync", "MailTemplateCommands.SendTestAsync", "ProvisionerSettingCommands.TestAsync"];

    /// <summary>As the table arranges them, these find everything as it is to be, and store nothing.</summary>
    private static readonly string[] s_unchanged =
    [
        "CatalogueCommands.RestoreAsync AddOn", "CatalogueCommands.RestoreAsync Plan", "CatalogueCommands.MoveAsync AddOn", "CatalogueCommands.MoveAsync Plan",
        "ServiceTypeCommands.ProvisionByAsync", "MailTemplateCommands.ResetAsync",
    ];

    private readonly Space _space = new();

    public static TheoryData<string> Methods { get; } = new(PermissionTable.Rows.Select(row => row.Method));

    public static TheoryData<string> Commands { get; } = new(PermissionTable.Rows.Select(row => row.Method).Where(method => method.Split('.')[0].EndsWith("Commands", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Methods))]
    public async Task Method_AskedByAnybodyWithAnyPermissions_AnswersAsTheTableSays(string method)
    {
        var row = PermissionTable.Rows.Single(row => row.Method == method);
        await using var services = Provider();
        var asking = new Asking(_space, services);
        var wrong = new List<string>();
        foreach (var who in Enum.GetValues<Who>())
        {
            Func<Task<Answer>>? ask = null;
            var seen = new List<(WatchedPermissions Permissions, Answer Answer)>();
            foreach (var granted in s_grants)
            {
                if (!seen.Any(one => one.Permissions.WereAskedNothingThatTellsApart(granted)))
                {
                    var watched = new WatchedPermissions(granted);
                    _space.Actor = who.Of(_space, watched);
                    ask ??= await row.Arrange(asking);
                    seen.Add((watched, await ask()));
                    ask = seen[^1].Answer is Answer.Done ? null : ask; // what was done once is made anew
                }

                var answer = seen.First(one => one.Permissions.WereAskedNothingThatTellsApart(granted)).Answer;
                if (!IsRight(row, who, who.Of(_space, granted), answer))
                {
                    wrong.Add($"{who} with {Words(granted)}: {answer}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What a command does is in the audit log, save for the few that change nothing which somebody could ask after.</summary>
    [Theory, MemberData(nameof(Commands))]
    public async Task Command_ThatWasDone_IsRecorded(string method)
    {
        var row = PermissionTable.Rows.Single(row => row.Method == method);
        await using var services = Provider();
        var asking = new Asking(_space, services);
        foreach (var who in Enum.GetValues<Who>())
        {
            _space.Actor = who.Of(_space, s_all.ToFrozenSet());
            if (!row.May(_space.Actor) || !row.Sees(who))
            {
                continue;
            }

            var ask = await row.Arrange(asking);
            var before = await EntriesAsync();
            Assert.Equal(Answer.Done, await ask());
            Assert.Equal(!s_unrecorded.Contains(method.Split(' ')[0]) && !s_unchanged.Contains(method), await EntriesAsync() > before);
            return;
        }

        Assert.Fail($"Nobody may do {method}.");
    }

    [Fact]
    public void WatchedPermissions_TellApartByWhatWasAsked()
    {
        var watched = new WatchedPermissions(new HashSet<string> { "a", "b" });
        Assert.True(watched.WereAskedNothingThatTellsApart(new HashSet<string>()));

        Assert.True(watched.Contains("a"));
        Assert.False(watched.Contains("c"));
        Assert.True(watched.WereAskedNothingThatTellsApart(new HashSet<string> { "a" }));
        Assert.False(watched.WereAskedNothingThatTellsApart(new HashSet<string> { "a", "c" }));
        Assert.False(watched.WereAskedNothingThatTellsApart(new HashSet<string> { "b" }));

        Assert.Equal(2, watched.Count);
        Assert.False(watched.WereAskedNothingThatTellsApart(new HashSet<string> { "a" }));
        Assert.True(watched.WereAskedNothingThatTellsApart(new HashSet<string> { "b", "a" }));
    }

    // What asks who acts is a command or a query, whatever it is called; and what is called so is one.
    [Fact]
    public void EveryCommandAndQuery_IsInTheTable()
    {
        var methods =
            from type in typeof(SpaceDb).Assembly.GetExportedTypes()
            where type is { IsAbstract: false, IsClass: true } && type != typeof(UnitOfWork)
                && (type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == typeof(ICurrentActor) || parameter.ParameterType == typeof(UnitOfWork))
                    || type.Name.EndsWith("Commands", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal))
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName
            select $"{type.Name}.{method.Name}";

        Assert.Equal(methods.Distinct().Order(StringComparer.Ordinal), PermissionTable.Rows.Select(row => row.Method.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    public void Dispose() => _space.Dispose();

    private async Task<int> EntriesAsync()
    {
        await using var db = _space.CreateDbContext();
        return db.Audit.Count();
    }

    // Who may not ask is told so, or, about what it does not see, that it is not there: nothing tells the two apart.
    private static bool IsRight(PermissionRow row, Who who, Actor actor, Answer answer) => (row.May(actor), row.Sees(who)) switch
    {
        (true, true) => answer is Answer.Done,
        (true, false) => answer is Answer.NotFound || row.InWords && answer is Answer.Rejected,
        (false, true) => row.IsSilent ? answer is Answer.NotFound : answer is Answer.Forbidden || !KnowsOf(row, actor) && answer is Answer.NotFound,
        (false, false) => answer is Answer.Forbidden or Answer.NotFound || row.InWords && answer is Answer.Rejected,
    };

    private static bool KnowsOf(PermissionRow row, Actor actor) => row.Knows is null || actor.Can(row.Knows);

    private static string Words(IReadOnlySet<string> granted) => granted.Count switch
    {
        0 => "nothing",
        1 => granted.Single() + " alone",
        var count when count == s_all.Length => "everything",
        _ => "all but " + s_all.Single(one => !granted.Contains(one)),
    };

    private ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        _space.AddTo(services);
        services.AddSingleton<IInvitationSender, FakeInvitations>();
        services.AddFakeOutside();
        return services.BuildServiceProvider();
    }
}
