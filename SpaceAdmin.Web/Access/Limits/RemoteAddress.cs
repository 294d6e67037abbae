using System.Net;
using System.Net.Sockets;

namespace SpaceAdmin.Web.Access;

/// <summary>Where a request comes from. Only for requests: a circuit outlives the one that it began with.</summary>
internal static class RemoteAddress
{
    public static string? Of(HttpContext context) => Find(context)?.ToString();

    /// <summary>The address, or of IPv6 the network of 64 bits that one household or machine has to itself.</summary>
    public static string Network(HttpContext context) => Find(context) switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]) + "/64",
        var address => address.ToString(),
    };

    private static IPAddress? Find(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } address ? address.MapToIPv4() : context.Connection.RemoteIpAddress;
}
