namespace SpaceAdmin.Web.Settings;

/// <summary>A section of the configuration. Each property is a setting, bound by its name; what is not set keeps the property's default.</summary>
internal interface ISettings
{
    /// <summary>Empty where its settings stand at the top.</summary>
    static abstract string Section { get; }

    /// <summary>The names of the properties that hold what cannot work, though it could be bound.</summary>
    IEnumerable<string> Refused() => [];
}

/// <summary>What a setting may be, as its refusal says it. One that is true or false, or one of some names, needs none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedAttribute(string allowed) : Attribute
{
    public string Text => allowed;

    /// <summary>Whether a refusal keeps the value to itself.</summary>
    public bool IsSecret { get; init; }
}
