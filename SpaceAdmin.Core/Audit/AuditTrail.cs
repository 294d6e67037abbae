using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>
/// The end of the chain, during one write transaction. That transaction is the only one that writes, so the last entry is
/// read once, and everything that it appends follows from there: saved by the change tracker or in bulk.
/// </summary>
internal sealed class AuditTrail(SpaceDb db)
{
    private (long Id, byte[] Hash)? _last;

    /// <summary>How many entries this write has appended.</summary>
    public int Appended { get; private set; }

    /// <summary>Gives <paramref name="entry"/> its number and its hash; the caller inserts it.</summary>
    public void Append(AuditEntry entry)
    {
        var (id, hash) = _last ??= Read();
        entry.Id = id + 1;
        entry.Hash = AuditHash.Of(entry, hash);
        _last = (entry.Id, entry.Hash);
        Appended++;
    }

    /// <summary>What was appended last was not stored after all.</summary>
    public void Forget() => _last = null;

    private (long Id, byte[] Hash) Read()
    {
        var last = db.Audit.AsNoTracking().OrderByDescending(entry => entry.Id).Select(entry => new { entry.Id, entry.Hash }).FirstOrDefault();
        return last is null ? (0, AuditHash.Start) : (last.Id, last.Hash);
    }
}
