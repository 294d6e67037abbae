namespace SpaceAdmin.Tests.Outside;

/// <summary>How a <see cref="SolidCpServer"/> answers one request, where it does not simply do what it is asked.</summary>
public sealed record PanelReply
{
    /// <summary>A negative code, and nothing is done.</summary>
    public int? Code { get; private init; }

    /// <summary>The words of a SOAP fault, and nothing is done.</summary>
    public string? FaultWords { get; private init; }

    /// <summary>An HTTP answer that is no SOAP of its own, and nothing is done.</summary>
    public (int Status, string Body)? Http { get; private init; }

    /// <summary>Cuts the line instead of answering; <see cref="Does"/> says whether it did it before.</summary>
    public bool Cuts { get; private init; }

    public bool Does { get; private init; }

    /// <summary>It answers only after this.</summary>
    public Task? After { get; private init; }

    public static PanelReply Refuse(int code) => new() { Code = code };

    public static PanelReply Fault(string words) => new() { FaultWords = words };

    public static PanelReply Raw(int status, string body) => new() { Http = (status, body) };

    /// <summary>It does it, and nobody hears of it.</summary>
    public static PanelReply LoseAnswer() => new() { Does = true, Cuts = true };

    /// <summary>The line is cut before anything is done.</summary>
    public static PanelReply Cut() => new() { Cuts = true };

    /// <summary>It does it, and answers when <paramref name="after"/> is over.</summary>
    public static PanelReply Late(Task after) => new() { Does = true, After = after };

    /// <summary>It does nothing, and does not answer.</summary>
    public static PanelReply Silence() => new() { After = Task.Delay(Timeout.Infinite), Cuts = true };
}
