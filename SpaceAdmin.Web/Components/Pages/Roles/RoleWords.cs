using System.Globalization;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Components.Pages.Roles;

/// <summary>What the pages of roles call things.</summary>
internal static class RoleWords
{
    public static string Of(Scope scope) => $"{scope} scope";

    public static string People(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "person" : "people")}");

    /// <summary>"Ada, Bert and 3 more"</summary>
    public static string Names(IEnumerable<string> first, int all) => first.ToList() is var names && all > names.Count
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names)} and {all - names.Count:N0} more")
        : string.Join(", ", names);
}
