using System.Reflection;

namespace SpaceAdmin.Web.Components.Layout;

/// <summary>What a page is called in the title of the browser's tab, before its circuit has said more.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PageNameAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>Where it is called so, for a page with two addresses; null for everywhere else.</summary>
    public string? At { get; init; }

    /// <summary>False where the page's heading names what it shows, such as a customer, instead.</summary>
    public bool IsHeading { get; init; } = true;

    /// <summary>What <paramref name="page"/> is called at <paramref name="path"/>; null for a page without a name.</summary>
    public static PageNameAttribute? Of(Type? page, PathString path) => page?.GetCustomAttributes<PageNameAttribute>()
        .Where(name => name.At is null || path.StartsWithSegments(name.At))
        .MaxBy(name => name.At is not null);
}
