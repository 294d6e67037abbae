using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Outside;

/// <summary>What comes back, and how much of it is taken.</summary>
public sealed class OutsideClientTests : OutsideClientTest
{
    [Theory]
    [InlineData(200)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task Send_GivesWhatCameBack(int status)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("Grüße");
        });

        Assert.Equal(new OutsideReply(status, "Grüße"), await GetAsync(NewClient(), server.Address));
    }

    [Fact]
    public async Task Send_ToWhereARedirectLeads_DoesNotGo()
    {
        await using var elsewhere = await WebhookServer.StartAsync();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address.ToString());
            return Task.CompletedTask;
        });

        var reply = await GetAsync(NewClient(), server.Address);

        Assert.Equal((302, true), (reply.Status, reply.IsRedirect));
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Send_Again_BringsNothingOfTheLastAnswer()
    {
        var cookies = new List<string>();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            context.Response.Cookies.Append("who", "me");
            return Task.CompletedTask;
        });
        var client = NewClient();

        await GetAsync(client, server.Address);
        await GetAsync(client, server.Address);

        Assert.Equal(["", ""], cookies);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ForAsMuchAsIsRead_GivesAllOfIt(bool tellsLength)
    {
        await using var server = await AnsweringAsync(OutsideClient.MaxBytes, tellsLength);

        Assert.Equal(OutsideClient.MaxBytes, (await GetAsync(NewClient(), server.Address)).Body.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ForOneByteMore_SaysSoAndGivesNothing(bool tellsLength)
    {
        await using var server = await AnsweringAsync(OutsideClient.MaxBytes + 1, tellsLength);

        Assert.Equal(new OutsideReply(0, "", $"{server.Address.Authority} answered with more than 64 KiB, which is not read."), await GetAsync(NewClient(), server.Address));
    }

    [Fact]
    public async Task Send_ForAnAnswerWithoutEnd_StopsReading()
    {
        long sent = 0;
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadHeadersAsync(stream, ct);
            await RawServer.SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", ct);
            var much = new string('a', OutsideClient.MaxBytes);
            while (!ct.IsCancellationRequested) // or until the line is cut, which throws
            {
                await RawServer.SayAsync(stream, much, ct);
                Interlocked.Add(ref sent, much.Length);
            }
        });

        var reply = await GetAsync(NewClient(), server.Address);

        Assert.EndsWith("answered with more than 64 KiB, which is not read.", reply.Failure, StringComparison.Ordinal);
        Assert.InRange(Interlocked.Read(ref sent), 0, 64 * 1024 * 1024); // what fits into the buffers on the way
    }

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1", new byte[] { 0x47, 0xFC }, "Gü")]
    [InlineData("text/plain; charset=nobody-knows", new byte[] { 0x47, 0x6F }, "Go")]
    [InlineData("text/plain; charset=utf-7", new byte[] { 0x47, 0x6F }, "Go")]
    [InlineData("text/plain; charset=utf-8", new byte[] { 0xEF, 0xBB, 0xBF, 0x47, 0x6F }, "Go")]
    [InlineData("image/png", new byte[] { 0xFF }, "\uFFFD")]
    public async Task Send_ForOtherLetters_ReadsThem(string type, byte[] bytes, string text)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(bytes);
        });

        Assert.Equal(text, (await GetAsync(NewClient(), server.Address)).Body);
    }

    [Fact]
    public async Task Send_WithoutPermission_DoesNotEvenConnect()
    {
        await using var server = new RawServer((_, _) => Task.CompletedTask);

        var reply = await GetAsync(Keep(new OutsideClient(OutsidePolicy.Default, new OutsideAddresses(OutsidePolicy.Default))), server.Address);

        Assert.Equal("“127.0.0.1” is an address of this machine itself. Only addresses that anybody can reach are allowed here.", reply.Failure);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Send_ToANameThatLedOutsideWhenItWasSaved_LooksAgain()
    {
        await using var server = new RawServer((_, _) => Task.CompletedTask);
        var found = new Queue<IPAddress>([IPAddress.Parse("1.1.1.1"), IPAddress.Loopback]);
        var addresses = new OutsideAddresses(OutsidePolicy.Default, (_, _) => Task.FromResult<IPAddress[]>([found.Dequeue()]));
        var address = new Uri($"http://panel.example:{server.Address.Port}/");
        Assert.Null(await addresses.RefusalAsync(address.ToString(), Ct));

        var reply = await GetAsync(Keep(new OutsideClient(OutsidePolicy.Default, addresses)), address);

        Assert.Equal("“panel.example” leads to an address of this machine itself. Only addresses that anybody can reach are allowed here.", reply.Failure);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Send_ToAName_ConnectsToWhatWasLookedUpOnce()
    {
        var lookUps = 0;
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(context.Request.Host.Host));
        var client = Keep(new OutsideClient(s_inside, new OutsideAddresses(s_inside, (_, _) =>
        {
            lookUps++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        })));

        var reply = await GetAsync(client, new Uri($"http://panel.example:{server.Address.Port}/"));

        Assert.Equal((new OutsideReply(200, "panel.example"), 1), (reply, lookUps));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://me:secret@127.0.0.1/")]
    public async Task Send_ToWhatIsNoAddressForUs_SaysSo(string address) => Assert.False((await GetAsync(NewClient(), new Uri(address))).Came);

    [Fact]
    public async Task Send_ToANameThatNobodyKnows_SaysSo()
    {
        var client = Keep(new OutsideClient(s_inside, new OutsideAddresses(s_inside, (_, _) => throw new SocketException((int)SocketError.HostNotFound))));

        Assert.Equal("The name “panel.example” was not found.", (await GetAsync(client, new Uri("http://panel.example/"))).Failure);
    }

    private static Task<LoopbackServer> AnsweringAsync(int bytes, bool tellsLength) => LoopbackServer.StartAsync(async context =>
    {
        context.Response.ContentLength = tellsLength ? bytes : null;
        await context.Response.StartAsync();
        await context.Response.Body.WriteAsync(Enumerable.Repeat((byte)'a', bytes).ToArray());
    });
}
