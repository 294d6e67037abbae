using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

/// <summary>One command of a person: all of it, or nothing. Asks who acts and whether they may, under the lock.</summary>
public sealed class UnitOfWork(Writer writer, ICurrentActor currentActor)
{
    /// <summary>Runs <paramref name="work"/> if the actor holds <paramref name="permission"/>; saves, commits and publishes what it did unless it was refused.</summary>
    public Task<Result<T>> RunAsync<T>(string permission, Func<Write, Task<Result<T>>> work, CancellationToken ct) =>
        RunAsync(actor => actor.Can(permission), work, ct);

    /// <param name="may">For what more than one permission allows.</param>
    public Task<Result<T>> RunAsync<T>(Func<Actor, bool> may, Func<Write, Task<Result<T>>> work, CancellationToken ct) =>
        writer.RunAsync(token => AdmitAsync(may, token), work, bulk: false, ct);

    /// <summary>The same for tens of thousands of rows at once.</summary>
    public Task<Result<T>> RunBulkAsync<T>(string permission, Func<Write, Task<Result<T>>> work, CancellationToken ct) =>
        writer.RunAsync(token => AdmitAsync(actor => actor.Can(permission), token), work, bulk: true, ct);

    private async ValueTask<Result<Actor>> AdmitAsync(Func<Actor, bool> may, CancellationToken ct) =>
        await currentActor.GetAsync(ct).ConfigureAwait(false) is var actor && may(actor) ? actor : new Failure.Forbidden();
}
