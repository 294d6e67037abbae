using System.Net;
using System.Net.Sockets;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Outside;

/// <summary>Lines that are cut, silent, or not to be trusted.</summary>
public sealed class OutsideLineTests : OutsideClientTest
{
    [Fact]
    public async Task Send_ToASilentServer_GivesUp()
    {
        await using var server = new RawServer((_, ct) => Task.Delay(Timeout.Infinite, ct));

        var reply = await GetAsync(NewClient(TimeSpan.FromMilliseconds(250)), server.Address);

        Assert.Equal($"{server.Address.Authority} did not answer within 0.25 seconds.", reply.Failure);
    }

    [Fact]
    public async Task Send_ToAServerThatNeverFinishes_GivesUp()
    {
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadHeadersAsync(stream, ct);
            await RawServer.SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nIt is", ct);
            await Task.Delay(Timeout.Infinite, ct);
        });

        var reply = await GetAsync(NewClient(TimeSpan.FromMilliseconds(250)), server.Address);

        Assert.Equal($"{server.Address.Authority} did not answer within 0.25 seconds.", reply.Failure);
    }

    [Fact]
    public async Task Send_ThatIsCancelled_Throws()
    {
        var asked = new TaskCompletionSource();
        await using var server = new RawServer(async (_, ct) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
        });
        using var stop = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        var sending = NewClient().SendAsync(request, stop.Token);
        await asked.Task.WaitAsync(Ct);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Send_ToWhereNothingListens_SaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();

        Assert.Equal($"{address.Authority} refused the connection: nothing listens there.", (await GetAsync(NewClient(), address)).Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nIt is")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nIt is")]
    public async Task Send_OnALineThatIsCut_SaysSoAndSendsNothingAgain(string said)
    {
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadHeadersAsync(stream, ct);
            await RawServer.SayAsync(stream, said, ct);
        });

        Assert.Equal($"The line to {server.Address.Authority} was cut before the answer was complete.", (await PostAsync(NewClient(), server.Address)).Failure);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Send_OnALineThatIsCutBeforeItIsHeard_SaysSoAndSendsNothingAgain()
    {
        await using var server = new RawServer((_, _) => Task.CompletedTask);

        Assert.False((await PostAsync(NewClient(), server.Address)).Came);

        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Send_OnALineThatIsCutAfterAnother_SendsNothingAgain()
    {
        var served = 0;
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadHeadersAsync(stream, ct);
            if (served++ == 0)
            {
                await RawServer.SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ct);
                await RawServer.ReadHeadersAsync(stream, ct); // the next request, if it came on this line, would be cut
            }
        });
        var client = NewClient();

        Assert.True((await PostAsync(client, server.Address)).Came);
        Assert.False((await PostAsync(client, server.Address)).Came);

        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_10.0\r\n")]
    [InlineData("HTTP/1.1 OK\r\n\r\n")]
    public async Task Send_ToWhatSpeaksNoHttp_SaysSo(string said)
    {
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadHeadersAsync(stream, ct);
            await RawServer.SayAsync(stream, said, ct);
        });

        Assert.Equal($"{server.Address.Authority} did not answer as HTTP does.", (await GetAsync(NewClient(), server.Address)).Failure);
    }

    [Fact]
    public async Task Send_ForHeadersWithoutEnd_StopsReading()
    {
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadHeadersAsync(stream, ct);
            await RawServer.SayAsync(stream, "HTTP/1.1 200 OK\r\n", ct);
            while (!ct.IsCancellationRequested)
            {
                await RawServer.SayAsync(stream, $"X-More: {new string('a', 1_000)}\r\n", ct);
            }
        });

        Assert.Equal($"{server.Address.Authority} did not answer as HTTP does.", (await GetAsync(NewClient(), server.Address)).Failure);
    }

    [Fact]
    public async Task Send_ToWhatEncryptsNothing_SaysSo()
    {
        await using var server = await WebhookServer.StartAsync();
        var address = new UriBuilder(server.Address) { Scheme = "https" }.Uri;

        Assert.Equal($"{address.Authority} and this program found no way to encrypt what they say.", (await GetAsync(NewClient(), address)).Failure);
    }

    [Theory]
    [InlineData("panel.example", -10, 10, "The certificate does not verify: it is signed by itself.")]
    [InlineData("panel.example", -10, -3, "The certificate does not verify: it expired on {until}, it is signed by itself.")]
    [InlineData("panel.example", 3, 10, "The certificate does not verify: it is valid from {from} only, it is signed by itself.")]
    [InlineData("other.example", -10, 10, "The certificate does not verify: it is for another name (other.example), it is signed by itself.")]
    public async Task Send_ToAServerWhoseCertificateDoesNotVerify_SaysWhy(string name, int fromDays, int untilDays, string sentence)
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(untilDays));
        using var certificate = TestCertificate.SelfSigned(name, from, until);
        await using var server = await WebhookServer.StartAsync(certificate);

        var reply = await GetAsync(NewClient(s_inside, IPAddress.Loopback), new Uri($"https://panel.example:{server.Address.Port}/"));

        // In whichever order the chain says it.
        Assert.Equal(Reasons(sentence.Replace("{from}", $"{from:yyyy-MM-dd}", StringComparison.Ordinal).Replace("{until}", $"{until:yyyy-MM-dd}", StringComparison.Ordinal)), Reasons(reply.Failure ?? ""));
        Assert.Empty(server.Calls);
    }

    private static IEnumerable<string> Reasons(string sentence) => sentence.TrimEnd('.').Split(": ")[^1].Split(", ").Order(StringComparer.Ordinal).Prepend(sentence.Split(": ")[0]);
}
