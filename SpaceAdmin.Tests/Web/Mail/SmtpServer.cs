using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace SpaceAdmin.Tests.Web;

/// <summary>As much of an SMTP server (RFC 5321) as one client needs. Keeps what it is sent.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to RCPT.</summary>
    public string ToRecipient { get; set; } = "250 Fine";

    /// <summary>What it says once it has the whole mail.</summary>
    public string AfterData { get; set; } = "250 Kept";

    /// <summary>The line breaks when it has the whole mail: it kept it, and nobody hears of that.</summary>
    public bool CutsAfterData { get; set; }

    /// <summary>When it does not even greet.</summary>
    public bool Silent { get; set; }

    public List<(string From, string To, MimeMessage Message)> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream(), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or IOException)
        {
        }
    }

    private async Task TalkAsync(NetworkStream stream, CancellationToken ct)
    {
        if (Silent)
        {
            await Task.Delay(Timeout.Infinite, ct);
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", "");
        await writer.WriteLineAsync("220 mail.example");
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "MAIL":
                    from = Address(line);
                    await writer.WriteLineAsync("250 Fine");
                    break;
                case "RCPT":
                    to = Address(line);
                    await writer.WriteLineAsync(ToRecipient);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    Received.Add((from, to, await ReadMessageAsync(reader, ct)));
                    if (CutsAfterData)
                    {
                        return;
                    }

                    await writer.WriteLineAsync(AfterData);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 mail.example"); // EHLO, RSET, NOOP
                    break;
            }
        }
    }

    private static async Task<MimeMessage> ReadMessageAsync(StreamReader reader, CancellationToken ct)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(stream, ct);
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
