using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Access;

/// <summary>Why no passkey was made.</summary>
public abstract record PasskeyRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NotMade() : PasskeyRefusal("passkey.not-made", "This browser did not make a passkey. Try another one.");

    public sealed record NameOutOfRange() : PasskeyRefusal("passkey.name-out-of-range", $"A passkey's name is one line of 1 to {Passkeys.NameMaxLength} characters.");

    public sealed record TooMany() : PasskeyRefusal(
        "passkey.too-many", $"You have {Passkeys.Max} passkeys, which is as many as an account can have. Delete one first.");

    public sealed record DidNotFit() : PasskeyRefusal("passkey.did-not-fit", "That took too long, or the passkey did not fit. Try again.");
}
