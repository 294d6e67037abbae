using System.Net.Sockets;
using System.Security.Authentication;

namespace SpaceAdmin.Core.Outside;

/// <summary>Why nothing came back, in words.</summary>
internal static class OutsideFaults
{
    /// <summary>Null for what is nobody's fault outside: a bug.</summary>
    public static string? Sentence(Exception exception, Uri address) =>
        Find<OutsideException>(exception) is { } said ? said.Message
        : Find<SocketException>(exception) is { } socket ? OfLine(socket.SocketErrorCode, address.Authority)
        : Find<AuthenticationException>(exception) is not null ? $"{address.Authority} and this program found no way to encrypt what they say."
        : exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded } =>
                $"{address.Authority} did not answer as HTTP does.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"{address.Authority} does not encrypt what it says. Its address may begin with http:// instead.",
            HttpRequestException or IOException => Cut(address.Authority),
            _ => null,
        };

    private static string OfLine(SocketError error, string host) => error switch
    {
        SocketError.ConnectionRefused => $"{host} refused the connection: nothing listens there.",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => $"No way leads to {host}.",
        SocketError.TimedOut => $"{host} did not answer.",
        _ => Cut(host),
    };

    private static string Cut(string host) => $"The line to {host} was cut before the answer was complete.";

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return exception as T;
    }
}
