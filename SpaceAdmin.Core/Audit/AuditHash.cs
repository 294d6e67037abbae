using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SpaceAdmin.Core.Audit;

/// <summary>
/// SHA-256 over the hash of the entry before and every field of an entry. Each field says its length, so that no two
/// entries have the same form. The form never changes: a new field needs a new start.
/// </summary>
internal static class AuditHash
{
    /// <summary>What stands in the place of the entry before the first.</summary>
    public static readonly byte[] Start = SHA256.HashData("SpaceAdmin audit log, form 1"u8);

    public static byte[] Of(AuditEntry entry, ReadOnlySpan<byte> before)
    {
        var form = new ArrayBufferWriter<byte>(512);
        form.Write(before);
        Add(form, entry.Id);
        Add(form, entry.At.UtcTicks);
        Add(form, entry.ResellerId);
        Add(form, entry.ActorUserId);
        Add(form, entry.ActorName);
        Add(form, entry.OnBehalfOf);
        Add(form, entry.Address);
        Add(form, entry.Kind);
        Add(form, entry.Action);
        Add(form, entry.Subject);
        Add(form, entry.ServiceId);
        Add(form, entry.InBulk ? 1 : 0);
        Add(form, entry.Before);
        Add(form, entry.After);
        Add(form, entry.Detail);
        return SHA256.HashData(form.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> form, long? number)
    {
        AddLength(form, number is null ? -1 : sizeof(long));
        if (number is { } value)
        {
            BinaryPrimitives.WriteInt64BigEndian(form.GetSpan(sizeof(long)), value);
            form.Advance(sizeof(long));
        }
    }

    private static void Add(ArrayBufferWriter<byte> form, string? text)
    {
        AddLength(form, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
        {
            Encoding.UTF8.GetBytes(text, form);
        }
    }

    private static void AddLength(ArrayBufferWriter<byte> form, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(form.GetSpan(sizeof(int)), length);
        form.Advance(sizeof(int));
    }
}
