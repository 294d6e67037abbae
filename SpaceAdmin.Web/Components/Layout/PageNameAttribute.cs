namespace SpaceAdmin.Web.Components.Layout;

/// <summary>What a page is called in the title of the browser's tab, before its circuit has said more.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageNameAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>False where the page's heading names what it shows, such as a customer, instead.</summary>
    public bool IsHeading { get; init; } = true;
}
