using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SpaceAdmin.Tests.Web;

/// <summary>What is longer than anybody needs is refused before it is read whole.</summary>
public sealed class TooLongTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    private const int Piece = 64 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("multipart/form-data; boundary=part", true)]
    [InlineData("multipart/form-data; boundary=part", false)]
    public async Task Post_OfManyMegabytes_IsRefusedWhileMostOfItIsUnsent(string type, bool lengthIsTold)
    {
        const int pieces = 1024;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(app.Address.Host, app.Address.Port, Ct);
        await using var stream = tcp.GetStream();
        await WriteAsync(stream, $"POST /account/sign-in HTTP/1.1\r\nHost: {app.Address.Authority}\r\nContent-Type: {type}\r\n"
            + (lengthIsTold ? $"Content-Length: {(long)pieces * Piece}\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n"));
        var answer = StatusLineAsync(stream);
        if (type.StartsWith("multipart", StringComparison.Ordinal))
        {
            const string head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n";
            await WriteAsync(stream, lengthIsTold ? head : $"{head.Length:x}\r\n{head}\r\n");
        }

        var sent = 0;
        try
        {
            var piece = Encoding.ASCII.GetBytes(new string('a', Piece));
            while (sent < pieces && !answer.IsCompleted)
            {
                if (!lengthIsTold)
                {
                    await WriteAsync(stream, $"{Piece:x}\r\n");
                }

                await stream.WriteAsync(piece, Ct);
                await WriteAsync(stream, lengthIsTold ? "" : "\r\n");
                sent++;
            }
        }
        catch (IOException) // it hung up
        {
        }

        Assert.InRange(sent, 0, pieces / 2);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await answer);
    }

    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(1, 100_000)]
    public async Task Post_OfAFormNobodyHas_IsRefusedByASentence(int fields, int length)
    {
        using var client = app.NewClient();
        using var form = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), .. Enumerable.Range(0, fields).Select(i => new KeyValuePair<string, string>($"Input.Field{i}", new string('a', length)))]);

        using var response = await client.PostAsync("/account/sign-in", form, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("That was more than this page takes.", await response.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfAFormAsLongAsAnybodyHas_IsRead()
    {
        using var client = app.NewClient();

        using var response = await client.SubmitAsync("/account/forgot-password", "forgot-password", [("Email", "a@b.example"), ("Note", new string('a', 60_000))]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("a link is on its way", await response.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithALongQuery_IsRefused()
    {
        using var client = app.NewClient();

        using var response = await client.GetAsync("/account/sign-in?ReturnUrl=/" + new string('a', 20_000), Ct);

        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [Fact]
    public async Task Get_WithLongHeaders_IsRefused()
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Add("X-Long", new string('a', 40_000));

        using var response = await client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutItsToken_OnAServer_SaysThatThePageIsOld()
    {
        using var server = SpaceApp.InProduction();
        using var client = server.NewClient();

        using var response = await client.SubmitAsync("/account/forgot-password", token: "", "forgot-password", [("Email", "a@b.example")]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("The page was open for too long", await response.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_OfManyMegabytesOnAnOpenPage_EndsItsConnectionWhileMostOfItIsUnsent()
    {
        const int pieces = 1024;
        using var http = app.NewClient();
        using var negotiated = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null, Ct);
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(Ct));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{app.Address.Authority}/_blazor?id={answer.RootElement.GetProperty("connectionToken").GetString()}"), Ct);
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, Ct);
        var over = OverAsync(socket);

        var sent = 0;
        try
        {
            await socket.SendAsync(LengthOf(pieces * Piece), WebSocketMessageType.Binary, endOfMessage: false, Ct);
            while (sent < pieces && !over.IsCompleted)
            {
                await socket.SendAsync(new byte[Piece], WebSocketMessageType.Binary, endOfMessage: false, Ct);
                sent++;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException) // it hung up
        {
        }

        await over;
        Assert.InRange(sent, 2, pieces / 2);
    }

    /// <summary>What stands before a message of the protocol: its length, seven bits a byte.</summary>
    private static byte[] LengthOf(int length)
    {
        var bytes = new List<byte>();
        for (; length > 0x7f; length >>= 7)
        {
            bytes.Add((byte)(length | 0x80));
        }

        return [.. bytes, (byte)length];
    }

    private static async Task OverAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, Ct)).MessageType is not WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException) // without a word
        {
        }
    }

    private static async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Ct);

    private static async Task<string?> StatusLineAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        return await reader.ReadLineAsync(Ct);
    }
}
