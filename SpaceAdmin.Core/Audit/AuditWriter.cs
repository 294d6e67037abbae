using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Audit;

/// <summary>Writes an entry about something that changes no row: a sign-in, an export. What changes one writes its entry with the change.</summary>
public sealed class AuditWriter(Writer writer, ChangeFeed feed)
{
    /// <summary>The entry names its actor itself; for the shell it is the program that writes it down.</summary>
    public Task WriteAsync(AuditEntry entry, CancellationToken ct) => writer.RunAsync<bool>(
        Actor.Program,
        write =>
        {
            write.Audit(entry);
            return Task.FromResult<Result<bool>>(true);
        },
        ct);

    /// <summary>Tells pages of an entry that was committed.</summary>
    public void Publish(AuditEntry entry) => feed.Publish(Topics.Audit(entry.ResellerId));
}
