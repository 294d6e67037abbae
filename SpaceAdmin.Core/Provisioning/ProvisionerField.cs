using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Something that a connection needs to know.</summary>
/// <param name="Name">Stable: what is kept goes by it, and so does the field on the page.</param>
/// <param name="Label">As people read it: "User name".</param>
public record ProvisionerField(string Name, string Label)
{
    public string? Hint { get; init; }

    /// <summary>Whether a connection is nothing without it.</summary>
    public bool IsRequired { get; init; }

    public bool IsNumber { get; init; }

    public int MaxLength { get; init; } = 200;

    /// <summary>What it holds where nothing was typed.</summary>
    public string Default { get; init; } = "";

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>What stands before its value where a sentence tells the connection: "with the user". Null leaves it out.</summary>
    public string? Phrase { get; init; }

    /// <summary>Reads what was typed as it is kept, or refuses it. Without it, it is one line.</summary>
    public Func<string, Result<string>>? Reader { get; init; }

    /// <summary>Whether a draft that leaves it empty is refused.</summary>
    public virtual bool MustBeTyped => IsRequired;

    internal Result<string> Read(string typed)
    {
        var text = string.IsNullOrWhiteSpace(typed) && Default.Length > 0 ? Default : typed;
        return Reader is { } reader ? reader(text) : Line(text.Trim());
    }

    private Result<string> Line(string text) =>
        text.Length == 0 && MustBeTyped ? new ConnectionRefusal.FieldMissing(Label)
        : text.Length > MaxLength || text.Any(char.IsControl) ? new ConnectionRefusal.FieldNotOneLine(Label, MaxLength)
        : text;
}

/// <summary>The one field that is sealed, and never shown again.</summary>
/// <param name="Missing">The sentence for whoever left it empty while none is kept.</param>
public sealed record SecretField(string Label, string Missing) : ProvisionerField("secret", Label)
{
    /// <summary>As it stands within a sentence: "password".</summary>
    public required string Noun { get; init; }

    /// <summary>
    /// Whether requests carry it. Then it is used for the server that it was typed for alone, and another address asks for it again;
    /// one that only signs requests stays.
    /// </summary>
    public bool IsSent { get; init; } = true;

    /// <summary>Makes a new one, where that is ours to make.</summary>
    public Func<string>? Make { get; init; }

    /// <summary>Left empty, the one that is kept stays.</summary>
    public override bool MustBeTyped => false;
}
