namespace SpaceAdmin.Web.Access;

/// <summary>Follows only addresses inside this site: a return address comes from a link that anybody may have made.</summary>
internal static class LocalUrl
{
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    // Browsers read "//host", "/\host" and, in front of them, control characters as another site.
    private static bool IsLocal(string? url) =>
        url is ['/', ..]
        && (url.Length == 1 || url[1] is not ('/' or '\\'))
        && !url.Any(char.IsControl);
}
