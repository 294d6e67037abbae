namespace SpaceAdmin.Web.Access;

/// <summary>Somebody trying to get in.</summary>
public sealed class AddressAttempt(IDisposable turn, Func<Task> count) : IDisposable
{
    /// <summary>It failed, or is of those that count in any case.</summary>
    public Task CountAsync() => count();

    public void Dispose() => turn.Dispose();
}

public enum AttemptKind
{
    /// <summary>A password, a code of a second factor, a link from a mail.</summary>
    SignIn,

    /// <summary>Asking for a link by mail. Each counts.</summary>
    AskForLink,

    /// <summary>The code of the first start.</summary>
    SetUp,
}
