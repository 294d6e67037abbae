using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Provisioning;

public sealed class WebhookSignatureTests
{
    // The first is the specification's own libraries', the second stands in the papers of one who follows it.
    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1649367553, "{\"email\":\"test@example.com\",\"username\":\"test_user\"}", "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=")]
    public void Sign_OfPublishedVectors_IsAsPublished(string secret, string id, long timestamp, string body, string signature) =>
        Assert.Equal(signature, WebhookSignature.Sign(secret, id, DateTimeOffset.FromUnixTimeSeconds(timestamp), body));

    // This one's secret is shorter than the specification asks for, so that we take it from nobody; what it signs is the same.
    [Fact]
    public void Sign_OfThePublishedVectorWithAShortKey_IsAsPublished() => Assert.Equal(
        "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
        WebhookSignature.Sign(Convert.FromBase64String("plJ3nmyCDGBKInavdOK15jsl"), "msg_loFOjxBNrRLzqYUf", DateTimeOffset.FromUnixTimeSeconds(1731705121), "{\"event_type\":\"ping\",\"data\":{\"success\":true}}"));

    [Fact]
    public void Sign_OfAnythingElse_IsAnother()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var then = DateTimeOffset.FromUnixTimeSeconds(1614265330);

        Assert.Equal(5, new[]
        {
            WebhookSignature.Sign(secret, "msg_1", then, "{}"),
            WebhookSignature.Sign(secret, "msg_2", then, "{}"),
            WebhookSignature.Sign(secret, "msg_1", then.AddSeconds(1), "{}"),
            WebhookSignature.Sign(secret, "msg_1", then, "{ }"),
            WebhookSignature.Sign(WebhookSignature.NewSecret(), "msg_1", then, "{}"),
        }.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa==")] // 22 bytes
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS_")] // base64 of addresses
    public void SecretRefusal_OfNone_SaysWhatOneIsAndNotWhatWasTyped(string secret)
    {
        Assert.Equal("The secret of a webhook is “whsec_” and then 24 to 64 random bytes in base64, as Standard Webhooks describes.", WebhookSignature.SecretRefusal(secret));
        Assert.Throws<ArgumentException>(() => WebhookSignature.Sign(secret, "msg_1", DateTimeOffset.UnixEpoch, "{}"));
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(25, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(66, false)]
    [InlineData(500, false)]
    public void SecretRefusal_GoesByTheNumberOfBytes(int bytes, bool allowed) =>
        Assert.Equal(allowed, WebhookSignature.SecretRefusal("whsec_" + Convert.ToBase64String(new byte[bytes])) is null);

    [Fact]
    public void NewSecret_IsOneAndNobodyElses()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => WebhookSignature.NewSecret()).ToList();

        Assert.All(secrets, secret => Assert.Null(WebhookSignature.SecretRefusal(secret)));
        Assert.Equal(50, secrets.Distinct().Count());
    }

    [Theory]
    [InlineData("service:1042:activate:7")]
    [InlineData("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W")]
    public void IdOf_AKeyThatFits_IsTheKey(string key) => Assert.Equal(key, WebhookSignature.IdOf(key));

    [Fact]
    public void IdOf_OtherKeys_FitAHeaderAndStayApart()
    {
        string[] keys = ["", "a.b", "a b", "a\r\nb", "a/b", "ä", "a_b", new('a', 101), new('a', 102), new string('a', 100) + "ä"];
        var ids = keys.Select(WebhookSignature.IdOf).ToList();

        Assert.Equal(keys.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9_:-]{1,100}$", id));
        Assert.Equal(ids, keys.Select(WebhookSignature.IdOf));
    }
}
