using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Core.Data;

/// <summary>What a command works with while it holds the lock: the database, who acts, since when, what is recorded and who is told.</summary>
public sealed class Write
{
    private readonly Told _told;

    internal Write(SpaceDb db, Actor actor, DateTimeOffset now)
        : this(db, actor, now, new Told(db.WrittenRows))
    {
    }

    private Write(SpaceDb db, Actor actor, DateTimeOffset now, Told told)
    {
        Db = db;
        Actor = actor;
        Now = now;
        _told = told;
    }

    public SpaceDb Db { get; }

    public Actor Actor { get; }

    /// <summary>The instant of the whole command, in UTC.</summary>
    public DateTimeOffset Now { get; }

    internal bool IsUnchanged => _told.IsUnchanged;

    /// <summary>What is published after the commit.</summary>
    public IReadOnlyCollection<string> Topics => _told.Topics;

    /// <summary>The same write in another name: an answer that comes late is recorded as the act of whoever asked.</summary>
    public Write As(Actor actor) => new(Db, actor, Now, _told);

    /// <summary>The same write at another instant: a pass of the monitor works by the one at which it began.</summary>
    public Write At(DateTimeOffset now) => new(Db, Actor, now, _told);

    /// <summary>Tells these topics once the change is committed.</summary>
    public void Publish(params IEnumerable<string> topics) => _told.Topics.UnionWith(topics);

    /// <summary>Hands over what was to be published, to whoever tells it later together with more. This write publishes none of it.</summary>
    public IReadOnlyCollection<string> TakeTopics()
    {
        string[] taken = [.. _told.Topics];
        _told.Topics.Clear();
        return taken;
    }

    /// <summary>Records what was done, and tells the pages that show the audit log.</summary>
    public void Audit(AuditEntry entry)
    {
        Db.Audit.Add(entry);
        Publish(Live.Topics.Audit(entry.ResellerId));
    }

    /// <summary>Records what was done to a thing of that reseller; null is the installation itself.</summary>
    /// <param name="kind">One of <see cref="AuditKinds"/>.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    public void Audit(int? resellerId, string kind, string action, string subject, string? before = null, string? after = null, string? detail = null) =>
        Audit(new AuditEntry(Actor, Now, resellerId, kind, action, subject) { Before = before, After = after, Detail = detail });

    /// <summary>Says why a change has no audit entry. Without one and without this, a change is not committed.</summary>
    public void NeedsNoEntry(string why) => _told.WhyNoEntry = why;

    /// <summary>Gives back <paramref name="value"/> and stores nothing: it turned out that all is as it was, or the run was a dry one.</summary>
    public T Unchanged<T>(T value)
    {
        _told.IsUnchanged = true;
        return value;
    }

    /// <summary>Stores what was changed so far, for whoever needs the keys of new rows. The shell saves the rest.</summary>
    public Task SaveAsync(CancellationToken ct) => Db.SaveChangesAsync(ct);

    /// <exception cref="InvalidOperationException">Rows were changed and nothing was recorded.</exception>
    internal void RequireEntry()
    {
        if (_told.WhyNoEntry is null && Db.AuditTrail.Appended == 0 && Db.WrittenRows != _told.RowsBefore)
        {
            throw new InvalidOperationException("A change without an audit entry is not committed. Record it with Write.Audit, or say why not with Write.NeedsNoEntry.");
        }
    }

    /// <summary>What the work said so far, in whichever name: there is one of it for a write.</summary>
    private sealed class Told(long rowsBefore)
    {
        public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

        public long RowsBefore => rowsBefore;

        public string? WhyNoEntry { get; set; }

        public bool IsUnchanged { get; set; }
    }
}
