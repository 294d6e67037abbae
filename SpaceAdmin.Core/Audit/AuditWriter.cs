using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>Writes an entry about something that changes no row: a sign-in, an export. What changes one writes its entry with the change.</summary>
public sealed class AuditWriter(Writer writer)
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
}
