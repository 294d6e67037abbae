using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Something that a reseller sells, to which services of one type belong.</summary>
public sealed class Plan
{
    public const int NameMaxLength = SpaceService.NameMaxLength;

    private Plan() // EF
    {
    }

    internal Plan(int resellerId, int typeId, string name) => (ResellerId, TypeId, Name) = (resellerId, typeId, name);

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    public int TypeId { get; private set; }

    public ServiceType Type { get; private set; } = null!;

    /// <summary>Unique within the reseller.</summary>
    public string Name
    {
        get;
        private set => field = Refusal(value) is { } refused ? throw new ArgumentException(refused, nameof(value)) : value.Trim();
    }
    = null!;

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The sentence that refuses a name, or null.</summary>
    public static string? Refusal(string name) => name.Trim() is { Length: > 0 and <= NameMaxLength } trimmed && !trimmed.Any(char.IsControl)
        ? null
        : $"A plan's name is one line of 1 to {NameMaxLength} characters.";

    internal void Rename(string name)
    {
        Name = name;
        Version++;
    }
}
