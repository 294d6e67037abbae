using System.Net;
using System.Net.Sockets;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Tests.Core.Outside;

public sealed class OutsideAddressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1/hook", "“127.0.0.1” is an address of this machine itself.")]
    [InlineData("https://127.255.255.254:8443/", "“127.255.255.254” is an address of this machine itself.")]
    [InlineData("http://0.0.0.0/", "“0.0.0.0” is an unspecified address.")]
    [InlineData("http://10.0.0.1/", "“10.0.0.1” is a private address.")]
    [InlineData("http://172.16.0.1/", "“172.16.0.1” is a private address.")]
    [InlineData("http://172.31.255.255/", "“172.31.255.255” is a private address.")]
    [InlineData("http://192.168.1.1/", "“192.168.1.1” is a private address.")]
    [InlineData("http://169.254.169.254/latest/meta-data", "“169.254.169.254” is a link-local address.")]
    [InlineData("http://100.64.0.1/", "“100.64.0.1” is an address of a provider's inner network.")]
    [InlineData("http://100.127.255.255/", "“100.127.255.255” is an address of a provider's inner network.")]
    [InlineData("http://192.0.0.1/", "“192.0.0.1” is a reserved address.")]
    [InlineData("http://198.19.255.255/", "“198.19.255.255” is a reserved address.")]
    [InlineData("http://203.0.113.9/", "“203.0.113.9” is a reserved address.")]
    [InlineData("http://224.0.0.1/", "“224.0.0.1” is a multicast address.")]
    [InlineData("http://255.255.255.255/", "“255.255.255.255” is a reserved address.")]
    [InlineData("http://2130706433/", "“127.0.0.1” is an address of this machine itself.")] // in one number
    [InlineData("http://0x7f000001/", "“127.0.0.1” is an address of this machine itself.")]
    [InlineData("http://0177.0.0.1/", "“127.0.0.1” is an address of this machine itself.")] // octal
    [InlineData("http://0xa.0.0.1/", "“10.0.0.1” is a private address.")]
    [InlineData("http://127.1/", "“127.0.0.1” is an address of this machine itself.")]
    [InlineData("http://0/", "“0.0.0.0” is an unspecified address.")]
    [InlineData("http://１２７.0.0.1/", "“127.0.0.1” is an address of this machine itself.")] // full-width digits
    [InlineData("http://[::1]/", "“::1” is an address of this machine itself.")]
    [InlineData("http://[::]/", "“::” is an unspecified address.")]
    [InlineData("http://[0:0:0:0:0:0:0:1]:81/", "“::1” is an address of this machine itself.")]
    [InlineData("http://[::ffff:127.0.0.1]/", "“::ffff:127.0.0.1” is an IPv4 address in the clothes of IPv6.")]
    [InlineData("http://[::ffff:8.8.8.8]/", "“::ffff:8.8.8.8” is an IPv4 address in the clothes of IPv6.")]
    [InlineData("http://[::127.0.0.1]/", "“::127.0.0.1” is a reserved address.")]
    [InlineData("http://[fe80::1]/", "“fe80::1” is a link-local address.")]
    [InlineData("http://[fd12:3456::1]/", "“fd12:3456::1” is a private address.")]
    [InlineData("http://[fec0::1]/", "“fec0::1” is a private address.")]
    [InlineData("http://[ff02::1]/", "“ff02::1” is a multicast address.")]
    [InlineData("http://[2002:7f00:1::]/", "“2002:7f00:1::” is a reserved address.")] // 6to4 of 127.0.0.1
    [InlineData("http://[2001:0:1::1]/", "“2001:0:1::1” is a reserved address.")] // Teredo
    [InlineData("http://[2001:db8::1]/", "“2001:db8::1” is a reserved address.")]
    [InlineData("http://[64:ff9b::10.0.0.1]/", "“64:ff9b::a00:1” is a private address.")] // NAT64
    [InlineData("http://[100::1]/", "“100::1” is a reserved address.")]
    public async Task Refusal_OfWhatNotEverybodyCanReach_SaysWhatItIs(string address, string sentence) =>
        Assert.Equal($"{sentence} Only addresses that anybody can reach are allowed here.", (await Addresses().RefusalAsync(address, Ct))?.Replace("::7f00:1”", "::127.0.0.1”", StringComparison.Ordinal));

    [Theory]
    [InlineData("https://1.1.1.1/hook")]
    [InlineData("http://9.255.255.255/")]
    [InlineData("http://11.0.0.0/")]
    [InlineData("http://100.63.255.255/")]
    [InlineData("http://100.128.0.0/")]
    [InlineData("http://172.15.255.255/")]
    [InlineData("http://172.32.0.0/")]
    [InlineData("http://192.167.255.255/")]
    [InlineData("http://223.255.255.255/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    [InlineData("https://[2001:4860:4860::8888]/")]
    [InlineData("https://[64:ff9b::808:808]/")]
    public async Task Refusal_OfWhatAnybodyCanReach_IsNone(string address) => Assert.Null(await Addresses().RefusalAsync(address, Ct));

    [Theory]
    [InlineData("")]
    [InlineData("panel.example")]
    [InlineData("/hook")]
    [InlineData("//panel.example/hook")]
    [InlineData("ftp://panel.example/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("http://300.300.300.300.300:99999/")]
    public async Task Refusal_OfWhatIsNoWebAddress_SaysWhatOneIs(string address)
    {
        var refused = await Addresses().RefusalAsync(address, Ct);

        Assert.Equal($"“{address}” is no address. It begins with https:// or http:// and names a host, such as https://panel.example/hook.", refused);
    }

    [Theory]
    [InlineData("https://me:secret@panel.example/", "An address holds no user name and no password.")]
    [InlineData("https://panel.example@127.0.0.1/", "An address holds no user name and no password.")]
    [InlineData("https://panel.example/#hook", "An address ends before “#”: what follows is never sent.")]
    public async Task Refusal_OfMoreThanAnAddress_SaysSo(string address, string sentence) => Assert.Equal(sentence, await Addresses("1.1.1.1").RefusalAsync(address, Ct));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("1.1.1.1", "127.0.0.1")]
    [InlineData("2606:4700:4700::1111", "::1")]
    public async Task Refusal_OfANameThatLeadsInside_SaysWhere(params string[] found) =>
        Assert.Equal(
            "“panel.example” leads to an address of this machine itself. Only addresses that anybody can reach are allowed here.",
            await Addresses(found).RefusalAsync("https://panel.example:9002/", Ct));

    [Fact]
    public async Task Refusal_OfLocalhost_SaysWhereItLeads() =>
        Assert.StartsWith("“localhost” leads to an address of this machine itself.", await new OutsideAddresses(OutsidePolicy.Default).RefusalAsync("http://localhost:8080/", Ct), StringComparison.Ordinal);

    [Fact]
    public async Task Refusal_OfANameThatLeadsOutside_IsNone() => Assert.Null(await Addresses("1.1.1.1", "2606:4700:4700::1111").RefusalAsync(" https://panel.example/hook?to=space ", Ct));

    [Theory]
    [InlineData(SocketError.HostNotFound, "The name “panel.example” was not found.")]
    [InlineData(SocketError.NoData, "The name “panel.example” was not found.")]
    [InlineData(SocketError.TryAgain, "The name “panel.example” could not be looked up.")]
    public async Task Refusal_OfANameThatNobodyKnows_SaysSo(SocketError error, string sentence) =>
        Assert.Equal(sentence, await new OutsideAddresses(OutsidePolicy.Default, (_, _) => throw new SocketException((int)error)).RefusalAsync("https://panel.example/", Ct));

    [Fact]
    public async Task Refusal_OfANameThatLeadsNowhere_SaysSo() => Assert.Equal("The name “panel.example” was not found.", await Addresses([]).RefusalAsync("https://panel.example/", Ct));

    [Fact]
    public async Task Refusal_WhileNobodyLooksUp_SaysSoAfterAWhile()
    {
        var addresses = new OutsideAddresses(
            OutsidePolicy.Default with { Patience = TimeSpan.FromMilliseconds(50) },
            async (_, ct) =>
            {
                await Task.Delay(Timeout.Infinite, ct);
                return [];
            });

        Assert.Equal("The name “panel.example” could not be looked up in time. Try again later.", await addresses.RefusalAsync("https://panel.example/", Ct));
    }

    [Theory]
    [InlineData("http://127.0.0.1:81/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://panel.example/")]
    public async Task Refusal_WhereTheInstallationAllowsIt_IsNone(string address) =>
        Assert.Null(await new OutsideAddresses(OutsidePolicy.Default with { AllowsPrivateAddresses = true }, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")])).RefusalAsync(address, Ct));

    [Fact]
    public async Task Refusal_WhereTheInstallationAllowsIt_StillKnowsWhatAnAddressIs()
    {
        var addresses = new OutsideAddresses(OutsidePolicy.Default with { AllowsPrivateAddresses = true });

        Assert.NotNull(await addresses.RefusalAsync("file:///etc/passwd", Ct));
        Assert.NotNull(await addresses.RefusalAsync("http://me@127.0.0.1/", Ct));
    }

    private static OutsideAddresses Addresses(params string[] found) => new(OutsidePolicy.Default, (_, _) => Task.FromResult(found.Select(IPAddress.Parse).ToArray()));
}
