using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>What an actor is told.</summary>
public enum Answer
{
    Done,
    NotFound,
    Forbidden,

    /// <summary>In words: what was asked makes no sense for this actor.</summary>
    Rejected,
}

/// <summary>One command or query, asked about something of Anna's or of her reseller's.</summary>
/// <param name="Method">"ServiceCommands.ApplyAsync", and after a blank what else tells it from another row of the same method.</param>
/// <param name="May">Who may ask at all.</param>
/// <param name="Sees">Who sees the thing; whoever does not is told that it is not there.</param>
/// <param name="Arrange">Makes the thing, past all rules, and gives the question about it.</param>
internal sealed record PermissionRow(string Method, Func<Actor, bool> May, Func<Who, bool> Sees, Func<Asking, Task<Func<Task<Answer>>>> Arrange)
{
    /// <summary>It has no way to refuse but to find nothing.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The permission without which nobody knows that there are such things.</summary>
    public string? Knows { get; init; }

    /// <summary>To whom it makes no sense is told so.</summary>
    public bool InWords { get; init; }
}

/// <summary>A space, and Core on it as a host registers it.</summary>
internal sealed class Asking(Space space, IServiceProvider services)
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Space Space => space;

    public T Get<T>()
        where T : class => ActivatorUtilities.GetServiceOrCreateInstance<T>(services);

    public static async Task<Answer> CommandAsync<T>(Task<Result<T>> command) => (await command).Failure switch
    {
        null => Answer.Done,
        Failure.NotFound => Answer.NotFound,
        Failure.Forbidden => Answer.Forbidden,
        Failure.Rejected => Answer.Rejected,
        var other => throw new InvalidOperationException(other.Message),
    };

    /// <summary>A query throws where the page's policy should have said no, and finds nothing of what is not to be seen.</summary>
    public static async Task<Answer> QueryAsync<T>(Func<Task<T>> query, Func<T, bool> found)
    {
        try
        {
            return found(await query()) ? Answer.Done : Answer.NotFound;
        }
        catch (UnauthorizedAccessException)
        {
            return Answer.Forbidden;
        }
    }
}
