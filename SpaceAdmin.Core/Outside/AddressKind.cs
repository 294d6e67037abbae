using System.Net;
using System.Net.Sockets;

namespace SpaceAdmin.Core.Outside;

/// <summary>Which network addresses anybody can reach, and what the others are called.</summary>
internal static class AddressKind
{
    private const string Private = "a private address";
    private const string Loopback = "an address of this machine itself";
    private const string LinkLocal = "a link-local address";
    private const string Multicast = "a multicast address";
    private const string Reserved = "a reserved address";

    // By the registries of special addresses that IANA keeps; the first that fits names it.
    private static readonly (IPNetwork Network, string Kind)[] s_v4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified address"),
        (IPNetwork.Parse("10.0.0.0/8"), Private),
        (IPNetwork.Parse("100.64.0.0/10"), "an address of a provider's inner network"),
        (IPNetwork.Parse("127.0.0.0/8"), Loopback),
        (IPNetwork.Parse("169.254.0.0/16"), LinkLocal),
        (IPNetwork.Parse("172.16.0.0/12"), Private),
        (IPNetwork.Parse("192.0.0.0/24"), Reserved),
        (IPNetwork.Parse("192.0.2.0/24"), Reserved),
        (IPNetwork.Parse("192.88.99.0/24"), Reserved),
        (IPNetwork.Parse("192.168.0.0/16"), Private),
        (IPNetwork.Parse("198.18.0.0/15"), Reserved),
        (IPNetwork.Parse("198.51.100.0/24"), Reserved),
        (IPNetwork.Parse("203.0.113.0/24"), Reserved),
        (IPNetwork.Parse("224.0.0.0/4"), Multicast),
        (IPNetwork.Parse("240.0.0.0/4"), Reserved),
    ];

    private static readonly (IPNetwork Network, string Kind)[] s_v6 =
    [
        (IPNetwork.Parse("::/128"), "an unspecified address"),
        (IPNetwork.Parse("::1/128"), Loopback),
        (IPNetwork.Parse("fc00::/7"), Private),
        (IPNetwork.Parse("fe80::/10"), LinkLocal),
        (IPNetwork.Parse("fec0::/10"), Private),
        (IPNetwork.Parse("ff00::/8"), Multicast),
        (IPNetwork.Parse("2001::/23"), Reserved), // tunnels (Teredo) and what names no machine
        (IPNetwork.Parse("2001:db8::/32"), Reserved),
        (IPNetwork.Parse("2002::/16"), Reserved), // tunnels to any IPv4 address (6to4)
        (IPNetwork.Parse("3fff::/20"), Reserved),
    ];

    private static readonly IPNetwork s_anybodys = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96"); // how a network without IPv4 reaches it (NAT64)

    /// <summary>What an address is called that not everybody can reach, as part of a sentence; null for one that anybody can.</summary>
    public static string? OfInside(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork)
        {
            return Kind(s_v4, address);
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return "an IPv4 address in the clothes of IPv6"; // of which a network of .NET says that it holds what it does not
        }

        return s_translated.Contains(address) ? OfInside(new IPAddress(address.GetAddressBytes().AsSpan(12)))
            : Kind(s_v6, address) ?? (s_anybodys.Contains(address) ? null : Reserved);
    }

    private static string? Kind((IPNetwork Network, string Kind)[] networks, IPAddress address)
    {
        foreach (var (network, kind) in networks)
        {
            if (network.Contains(address))
            {
                return kind;
            }
        }

        return null;
    }
}
