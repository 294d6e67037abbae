using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>Walks the chain from its start, entry by entry, and finds the first that does not follow from the one before.</summary>
public sealed class AuditVerifier(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    private const int ProgressEvery = 10_000;

    /// <param name="kept">A hash that an earlier check gave and that must still be in the chain; null for none.</param>
    /// <param name="progress">How many entries agree so far.</param>
    public async Task<Result<AuditVerdict>> VerifyAsync(byte[]? kept, IProgress<long>? progress, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.AuditSee) || actor.Scope is not Scope.Platform)
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var (count, last, hash, found) = (0L, 0L, AuditHash.Start, kept is null);
        try
        {
            await foreach (var entry in db.Audit.AsNoTracking().OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            {
                if (!AuditHash.Of(entry, hash).AsSpan().SequenceEqual(entry.Hash))
                {
                    return new AuditBroken(entry, last, count);
                }

                (last, hash) = (entry.Id, entry.Hash);
                found = found || hash.AsSpan().SequenceEqual(kept);
                if (++count % ProgressEvery == 0)
                {
                    progress?.Report(count);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or InvalidCastException)
        {
            // A value that no entry can have, such as a time outside of the calendar.
            var number = await db.Audit.Where(entry => entry.Id > last).MinAsync(entry => entry.Id, ct).ConfigureAwait(false);
            return new AuditBroken(number, count, FormattableString.Invariant(
                $"The audit log is broken: entry {number} is not as it was written, and cannot even be read. {count:N0} entries before it agree."));
        }

        return found
            ? new AuditVerdict(count, hash)
            : new AuditCutOff(count, Convert.ToHexStringLower(kept!));
    }
}

/// <summary>Every entry follows from the one before.</summary>
/// <param name="LastHash">Kept elsewhere, it shows later that nothing up to here is gone.</param>
public sealed record AuditVerdict(long Entries, byte[] LastHash);

/// <summary>No entry has the hash that was kept.</summary>
public sealed record AuditCutOff(long Entries, string Hash)
    : Failure.Rejected("audit.cut-off", $"The {Entries} entries agree with one another, but none has the hash {Hash}: the log was cut off, or written anew.");

/// <summary>The first entry that does not follow from the one before.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Agreeing">How many before it do.</param>
public sealed record AuditBroken(long Number, long Agreeing, string Why) : Failure("audit.broken", Why)
{
    internal AuditBroken(AuditEntry entry, long before, long agreeing)
        : this(entry.Id, agreeing, Sentence(entry, before, agreeing))
    {
    }

    private static string Sentence(AuditEntry entry, long before, long agreeing)
    {
        var what = FormattableString.Invariant($"entry {entry.Id} ({entry.At:yyyy-MM-dd HH:mm:ss} UTC, {entry.Action}, {entry.Subject}, by {entry.ActorName})");
        var how = (entry.Id - before) switch
        {
            1 => $"{what} is not as it was written, or does not belong there",
            2 => FormattableString.Invariant($"entry {entry.Id - 1} is gone before {what}"),
            _ => FormattableString.Invariant($"entries {before + 1} to {entry.Id - 1} are gone before {what}"),
        };
        return FormattableString.Invariant($"The audit log is broken: {how}. {agreeing:N0} entries before it agree.");
    }
}
