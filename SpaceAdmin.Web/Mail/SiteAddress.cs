using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SpaceAdmin.Core.Mail;

namespace SpaceAdmin.Web.Mail;

/// <summary>
/// Where people reach this site: the base of every link in a mail. Never what a request says of it, which anybody may
/// write: a link to reset a password would lead to their site.
/// </summary>
internal sealed class SiteAddress(Uri? configured, bool development, IServer server) : IMailSite
{
    public const string Key = "Site:Address";

    /// <summary>Whether it is, as soon as the server listens.</summary>
    public bool IsKnown => configured is not null || development;

    /// <summary>Null outside Development where it is not set.</summary>
    public Uri? Address => configured ?? (development ? Listening() : null);

    // Known once the server listens; "every address" is this machine's own to a developer.
    private Uri? Listening() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        && Uri.TryCreate(address.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            ? uri.Host is "0.0.0.0" or "[::]" ? new UriBuilder(uri) { Host = "localhost" }.Uri : uri
            : null;
}
