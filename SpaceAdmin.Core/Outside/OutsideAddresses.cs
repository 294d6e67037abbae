using System.Net;
using System.Net.Sockets;

namespace SpaceAdmin.Core.Outside;

/// <summary>
/// Which addresses of others this installation speaks to. Asked when one is saved, and again whenever it is connected to: until then
/// whoever owns the name can let it lead elsewhere.
/// </summary>
public sealed class OutsideAddresses
{
    private readonly OutsidePolicy _policy;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _lookUp;

    public OutsideAddresses(OutsidePolicy policy)
        : this(policy, (host, ct) => Dns.GetHostAddressesAsync(host, ct))
    {
    }

    /// <param name="lookUp">What a name leads to; throws a <see cref="SocketException"/> when nobody knows.</param>
    internal OutsideAddresses(OutsidePolicy policy, Func<string, CancellationToken, Task<IPAddress[]>> lookUp)
    {
        _policy = policy;
        _lookUp = lookUp;
    }

    /// <summary>The sentence that refuses an address as somebody typed it, or null. Looks up its name.</summary>
    public async Task<string?> RefusalAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri))
        {
            return NoAddress(address.Trim());
        }

        if (Refusal(uri) is { } refused)
        {
            return refused;
        }

        using var patience = new CancellationTokenSource(_policy.Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            await ResolveAsync(uri.IdnHost, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OutsideException refusal)
        {
            return refusal.Message;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"The name “{uri.IdnHost}” could not be looked up in time. Try again later.";
        }
    }

    /// <summary>What can be said against an address without asking anybody, or null.</summary>
    internal static string? Refusal(Uri address) =>
        address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp || address.IdnHost.Length == 0 ? NoAddress(address.OriginalString)
        : address.UserInfo.Length > 0 ? "An address holds no user name and no password."
        : address.Fragment.Length > 0 ? "An address ends before “#”: what follows is never sent."
        : null;

    /// <summary>What a host leads to, all of which may be spoken to.</summary>
    /// <exception cref="OutsideException">It leads nowhere, or to where this installation does not go.</exception>
    internal async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await LookUpAsync(host, ct).ConfigureAwait(false);

        // One that is inside is enough: a name that leads both ways is a trap, or nothing that one could rely on.
        if (!_policy.AllowsPrivateAddresses && addresses.Select(AddressKind.OfInside).FirstOrDefault(kind => kind is not null) is { } inside)
        {
            throw new OutsideException(literal is null
                ? $"“{host}” leads to {inside}. Only addresses that anybody can reach are allowed here."
                : $"“{host}” is {inside}. Only addresses that anybody can reach are allowed here.");
        }

        return addresses;
    }

    private async Task<IPAddress[]> LookUpAsync(string host, CancellationToken ct)
    {
        try
        {
            return await _lookUp(host, ct).ConfigureAwait(false) is { Length: > 0 } found ? found : throw new OutsideException(NotFound(host));
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            throw new OutsideException(NotFound(host), exception);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException) // a name server that does not answer; a name that is too long
        {
            throw new OutsideException($"The name “{host}” could not be looked up.", exception);
        }
    }

    private static string NotFound(string host) => $"The name “{host}” was not found.";

    private static string NoAddress(string text) => $"“{OutsideWords.Clean(text)}” is no address. It begins with https:// or http:// and names a host, such as https://panel.example/hook.";
}
