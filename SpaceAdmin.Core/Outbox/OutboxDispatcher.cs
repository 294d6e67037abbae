using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Outbox;

/// <summary>
/// Delivers messages at least once: claims those that are due under a lease, lets them leave in parallel, and marks what came
/// back. Of one service and channel one message is under way at a time, the oldest first. After a crash the lease runs out and
/// the message leaves again, with the same key.
/// </summary>
public sealed partial class OutboxDispatcher(
    IDbContextFactory<SpaceDb> dbs, Writer writer, IEnumerable<IOutboxHandler> handlers, ChangeFeed feed, TimeProvider time, OutboxOptions options, ILogger<OutboxDispatcher> logger)
{
    private readonly Dictionary<OutboxChannel, IOutboxHandler> _handlers = handlers.ToDictionary(handler => handler.Channel);
    private readonly Signal _wake = new(time);

    /// <summary>Delivers until it is told to stop; what is under way then is waited for.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var services = feed.Subscribe(Topics.AllServices, _wake.SetAsync);
        using var invoices = feed.Subscribe(Topics.AllInvoices, _wake.SetAsync);
        using var queue = feed.Subscribe(Topics.Queue, _wake.SetAsync);
        using var monitor = feed.Subscribe(Topics.Monitor, _wake.SetAsync); // what gathers waits for the end of a run
        var underWay = new HashSet<Task>();
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                underWay.RemoveWhere(task => task.IsCompleted);
                var claimed = await TryClaimAsync(options.Workers - underWay.Count, stopping).ConfigureAwait(false);
                underWay.UnionWith(claimed.Select(message => Task.Run(() => DeliverAsync(message), CancellationToken.None)));
                if (claimed.Count == 0)
                {
                    await _wake.WaitAsync(options.Poll, stopping).ConfigureAwait(false);
                }
                else if (underWay.Count >= options.Workers)
                {
                    await Task.WhenAny(underWay).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }

        await Task.WhenAll(underWay).ConfigureAwait(false);
    }

    /// <summary>Delivers what is due now and what that makes due, and nothing later.</summary>
    /// <returns>How many tries that took.</returns>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        var tries = 0;
        while (await ClaimAsync(options.Workers, ct).ConfigureAwait(false) is { Count: > 0 } claimed)
        {
            await Task.WhenAll(claimed.Select(DeliverAsync)).ConfigureAwait(false);
            tries += claimed.Count;
        }

        return tries;
    }

    private async Task<IReadOnlyList<OutboxMessage>> TryClaimAsync(int max, CancellationToken ct)
    {
        try
        {
            return await ClaimAsync(max, ct).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotClaimed(exception); // the database may be busy; nothing is lost
            return [];
        }
    }

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int max, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        while (await Due(db, time.GetUtcNow()).AnyAsync(ct).ConfigureAwait(false)) // mostly not: the writer is left alone
        {
            if (await ClaimAsync(db, max, ct).ConfigureAwait(false) is { Count: > 0 } claimed)
            {
                return claimed;
            }
        }

        return [];
    }

    // None when all were settled before they left.
    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(SpaceDb db, int max, CancellationToken ct)
    {
        var claimed = await writer.RunAsync<OutboxMessage[]>(db, Actor.Outbox, async write =>
        {
            OutboxMessage[] messages = [.. await Due(db, write.Now).OrderBy(message => message.DueAt).ThenBy(message => message.Id).Take(max).ToListAsync(ct).ConfigureAwait(false)];
            var lease = Guid.NewGuid();
            foreach (var message in messages)
            {
                if (message.GathersUntil is not null)
                {
                    await write.Db.Entry(message).ReloadAsync(ct).ConfigureAwait(false); // one before it may have taken it along
                }

                if (message.LeaderId is not null)
                {
                    continue;
                }

                message.Claim(lease, write.Now + options.Lease);
                await _handlers[message.Channel].PrepareAsync(write, message, ct).ConfigureAwait(false);
            }

            write.NeedsNoEntry("a claim decides nothing");
            write.Publish([.. messages.Where(message => message.Channel is OutboxChannel.Provisioning).Select(message => message.ServiceId).OfType<int>().Select(Topics.Service), Topics.Queue]);
            return messages.Where(message => message is { State: OutboxState.Pending, LeaderId: null }).ToArray();
        }, ct).ConfigureAwait(false);
        return claimed.Value ?? [];
    }

    private IQueryable<OutboxMessage> Due(SpaceDb db, DateTimeOffset now) => _handlers.Values
        .Select(handler => handler.Waiting(db, now)).OfType<IQueryable<long>>()
        .Aggregate(
            OutboxQueue.Due(db, now).Where(message => _handlers.Keys.Contains(message.Channel)),
            (due, waiting) => due.Where(message => !waiting.Any(id => id == message.Id))); // asked for each until enough are found, and not for all

    private async Task DeliverAsync(OutboxMessage message)
    {
        try
        {
            await SettleAsync(message, await AskAsync(message).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogNotMarked(exception, message.Key); // its lease runs out, and it leaves again
        }

        await _wake.SetAsync().ConfigureAwait(false); // what waited behind it may be due
    }

    private async Task<OutboxAnswer> AskAsync(OutboxMessage message)
    {
        if (message.Attempts > options.MaxAttempts)
        {
            return new OutboxAnswer(OutboxVerdict.Unclear, $"Nobody knows what became of the last of {options.MaxAttempts} tries.");
        }

        try
        {
            return await _handlers[message.Channel].SendAsync(message, CancellationToken.None).ConfigureAwait(false); // it has its own patience, shorter than the lease
        }
        catch (Exception exception)
        {
            LogNotSent(exception, message.Key);
            return new OutboxAnswer(OutboxVerdict.Unclear, exception.Message);
        }
    }

    private async Task SettleAsync(OutboxMessage sent, OutboxAnswer answer)
    {
        var ct = CancellationToken.None; // what came back is not to be lost
        await writer.RunAsync<bool>(Actor.Outbox, async write =>
        {
            if (await write.Db.Outbox.SingleOrDefaultAsync(message => message.Id == sent.Id && message.LeaseId == sent.LeaseId, ct).ConfigureAwait(false) is not { } message)
            {
                LogLate(sent.Key);
                return false;
            }

            if (answer.Verdict is OutboxVerdict.Unclear && message.Attempts < options.MaxAttempts)
            {
                message.Postpone(answer.Words, write.Now + options.WaitAfter(message.Attempts, Random.Shared));
            }
            else
            {
                message.Settle(StateAfter(answer.Verdict), answer.Words, write.Now);
            }

            write.Db.OutboxAttempts.Add(new OutboxAttempt(message.Id, answer, write.Now));
            write.NeedsNoEntry("each try is kept with its message; what follows from it, such as a change of status, is recorded by the handler");
            if (message.State is not OutboxState.Pending)
            {
                await _handlers[message.Channel].SettleAsync(write, message, answer, ct).ConfigureAwait(false);
            }

            write.Publish(OutboxTopics.Of(message));
            return true;
        }, ct).ConfigureAwait(false);
    }

    private static OutboxState StateAfter(OutboxVerdict verdict) => verdict switch
    {
        OutboxVerdict.Confirmed => OutboxState.Done,
        OutboxVerdict.Needless => OutboxState.GivenUp,
        _ => OutboxState.Failed,
    };

    [LoggerMessage(LogLevel.Error, "Messages could not be claimed; it is tried again soon.")]
    private partial void LogNotClaimed(Exception exception);

    [LoggerMessage(LogLevel.Error, "Message {Key} could not be sent; it is tried again later.")]
    private partial void LogNotSent(Exception exception, string key);

    [LoggerMessage(LogLevel.Error, "What came back for message {Key} could not be recorded; it is sent again when its lease has run out.")]
    private partial void LogNotMarked(Exception exception, string key);

    [LoggerMessage(LogLevel.Warning, "What came back for message {Key} came too late: its lease had run out.")]
    private partial void LogLate(string key);
}
