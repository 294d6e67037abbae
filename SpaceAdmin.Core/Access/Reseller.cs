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
        private set => field = Refusal(value) is { } refused ? throw new ArgumentException(refused, nameof(value)) : value.Trim();
    }

    /// <summary>The sentence that refuses a name, or null.</summary>
    public static string? Refusal(string name) =>
        name.Trim().Length is > 0 and <= NameMaxLength ? null : $"A reseller's name has 1 to {NameMaxLength} characters.";
}
