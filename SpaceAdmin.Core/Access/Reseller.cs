namespace SpaceAdmin.Core.Access;

/// <summary>The tenant: a company that sells services to its customers.</summary>
public sealed class Reseller
{
    public const int NameMaxLength = 120;

    public Reseller(string name) => Name = name;

    public int Id { get; private set; }

    public string Name
    {
        get;
        private set => field = value.Trim() is { Length: > 0 and <= NameMaxLength } trimmed
            ? trimmed
            : throw new ArgumentException($"A reseller's name has 1 to {NameMaxLength} characters.", nameof(value));
    }
}
