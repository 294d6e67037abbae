using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SpaceAdmin.Tests.Outside;

/// <summary>Says whatever a test wants on a connection, HTTP or not, and then cuts it.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _talk;
    private readonly Task _serving;
    private int _connections;

    public RawServer(Func<NetworkStream, CancellationToken, Task> talk)
    {
        _talk = talk;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many there were.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Reads what comes first, as far as there is an empty line in it.</summary>
    public static async Task ReadHeadersAsync(NetworkStream stream, CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        while (await reader.ReadLineAsync(ct) is { Length: > 0 })
        {
        }
    }

    public static ValueTask SayAsync(NetworkStream stream, string text, CancellationToken ct) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), ct);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                await _talk(client.GetStream(), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The other side has gone, or we do.
            }
        }
    }
}
