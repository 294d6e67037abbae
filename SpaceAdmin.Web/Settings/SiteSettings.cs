namespace SpaceAdmin.Web.Settings;

/// <summary>Where people reach this site.</summary>
internal sealed class SiteSettings : ISettings
{
    public static string Section => "Site";

    [Allowed("an address without a path, such as https://desk.hosting.example")]
    public Uri? Address { get; set; }

    public IEnumerable<string> Refused() =>
        Address is null or { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" } ? [] : [nameof(Address)];
}
