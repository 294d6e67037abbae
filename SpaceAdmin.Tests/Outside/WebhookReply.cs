namespace SpaceAdmin.Tests.Outside;

/// <summary>How a <see cref="WebhookServer"/> answers one request.</summary>
public sealed record WebhookReply(int Status, string Body = "", string ContentType = "text/plain")
{
    /// <summary>Whether it does what it was asked, before it answers.</summary>
    public bool Does { get; private init; }

    /// <summary>Cuts the line instead of answering.</summary>
    public bool Cuts { get; private init; }

    /// <summary>Cuts the line in the middle of the answer.</summary>
    public bool CutsInTheMiddle { get; private init; }

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    /// <summary>It answers only after this.</summary>
    public Task? After { get; private init; }

    public static WebhookReply Confirm(string body = "", string contentType = "text/plain") => new(200, body, contentType) { Does = true };

    public static WebhookReply Refuse(string words, int status = 409, Task? after = null) => new(status, words) { After = after };

    public static WebhookReply Fail(int status = 500) => new(status);

    /// <summary>It does it, and nobody hears of it.</summary>
    public static WebhookReply LoseAnswer() => new(200) { Does = true, Cuts = true };

    /// <summary>The line is cut before anything is done.</summary>
    public static WebhookReply Cut() => new(200) { Cuts = true };

    /// <summary>It does it, and the line is cut in the middle of the answer.</summary>
    public static WebhookReply CutInTheMiddle() => new(200, "It is do") { Does = true, CutsInTheMiddle = true };

    /// <summary>It does it, and answers when <paramref name="after"/> is over.</summary>
    public static WebhookReply Late(Task after) => new(200) { Does = true, After = after };

    /// <summary>It does nothing, and does not answer.</summary>
    public static WebhookReply Silence() => new(200) { After = Task.Delay(Timeout.Infinite) };
}
