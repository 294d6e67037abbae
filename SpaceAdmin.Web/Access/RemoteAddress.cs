namespace SpaceAdmin.Web.Access;

/// <summary>Where a request comes from. Only for requests: a circuit outlives the one that it began with.</summary>
internal static class RemoteAddress
{
    public static string? Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
