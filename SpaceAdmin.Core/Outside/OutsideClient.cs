using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SpaceAdmin.Core.Outside;

/// <summary>
/// Speaks HTTP to addresses that somebody typed. It goes only where <see cref="OutsideAddresses"/> lets it, follows nobody
/// elsewhere, keeps nothing of what it is told, and waits and reads only so much.
/// </summary>
public sealed class OutsideClient : IDisposable
{
    /// <summary>So many bytes of an answer are read.</summary>
    public const int MaxBytes = 64 * 1024;

    private readonly OutsidePolicy _policy;
    private readonly OutsideAddresses _addresses;
    private readonly HttpClient _http;

    public OutsideClient(OutsidePolicy policy, OutsideAddresses addresses)
    {
        _policy = policy;
        _addresses = addresses;
        _http = new HttpClient(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan }; // ours counts the reading, too
    }

    /// <summary>Sends it once, if it has a body: one without is sent again by .NET itself when the line is cut before any answer.</summary>
    /// <returns>Whatever came back, or a sentence: no exception but the caller's own cancellation.</returns>
    public async Task<OutsideReply> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var address = request.RequestUri ?? throw new ArgumentException("A request has an address.", nameof(request));
        if (OutsideAddresses.Refusal(address) is { } refused)
        {
            return OutsideReply.Nothing(refused);
        }

        using var patience = new CancellationTokenSource(_policy.Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return await ReadAsync(response, address, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (Exception) when (patience.IsCancellationRequested)
        {
            return OutsideReply.Nothing(string.Create(CultureInfo.InvariantCulture, $"{address.Authority} did not answer within {_policy.Patience.TotalSeconds:0.##} seconds."));
        }
        catch (Exception exception) when (OutsideFaults.Sentence(exception, address) is { } sentence)
        {
            return OutsideReply.Nothing(sentence);
        }
    }

    public void Dispose() => _http.Dispose();

    private SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false, // it would look up names itself, and go where it likes
        Credentials = null,
        ActivityHeadersPropagator = null,
        ConnectTimeout = _policy.Patience,
        MaxResponseHeadersLength = MaxBytes / 1024,
        MaxResponseDrainSize = 0,

        // Each request has a connection of its own: one that was kept may be closed at the very moment when it is used again.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = ConnectAsync,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = CertificateFaults.NewPolicy(),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => CertificateFaults.Check(certificate, chain, errors),
        },
    };

    // What is connected to is what was checked, and not what the name leads to a moment later.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await _addresses.ResolveAsync(context.DnsEndPoint.Host, ct).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<OutsideReply> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > MaxBytes)
        {
            return TooLong(address);
        }

        var bytes = new byte[MaxBytes + 1];
        var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            return length > MaxBytes ? TooLong(address) : new OutsideReply((int)response.StatusCode, Text(bytes.AsSpan(0, length), response.Content.Headers.ContentType?.CharSet));
        }
    }

    private static OutsideReply TooLong(Uri address) => OutsideReply.Nothing($"{address.Authority} answered with more than {MaxBytes / 1024} KiB, which is not read.");

    private static string Text(ReadOnlySpan<byte> bytes, string? charset)
    {
        var encoding = Encoding.UTF8;
        try
        {
            encoding = charset is null ? encoding : Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // One that nobody here knows: what is ASCII in it can be read all the same.
        }

        return encoding.GetString(bytes).TrimStart('\uFEFF');
    }
}
