using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Access;

/// <summary>Why an account is not as it should be, or nothing is done to it.</summary>
public abstract record UserRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NameOutOfRange() : UserRefusal("user.name-out-of-range", $"A name is one line of 1 to {User.NameMaxLength} characters.");

    public sealed record EmailMissing() : UserRefusal("user.email-missing", "Enter an e-mail address.");

    public sealed record EmailTooLong() : UserRefusal("user.email-too-long", $"An e-mail address has at most {User.EmailMaxLength} characters.");

    public sealed record NotAnEmail() : UserRefusal("user.not-an-email", "This is not an e-mail address, such as ada@hosting.example.");

    public sealed record EmailTaken(string Email, string User) : UserRefusal("user.email-taken", $"{Email} is the address of {User} already.");

    public sealed record ResellerDisabled(string Reseller) : UserRefusal("user.reseller-disabled", $"{Reseller} is disabled: its people cannot sign in.");

    public sealed record NoRole() : UserRefusal("user.no-role", "Choose at least one role.");

    public sealed record SameRoles(string User) : UserRefusal("user.same-roles", $"{User} has exactly these roles already.");

    public sealed record SignsInForCustomer(string User) : UserRefusal(
        "user.signs-in-for-customer", $"{User} signs in for a customer: such people have the role {BuiltInRoles.Customer} and no other.");

    /// <param name="Status">Within a sentence: "active".</param>
    public sealed record NotInvited(string User, string Status) : UserRefusal("user.not-invited", $"{User} is {Status} and cannot be invited again.");

    public sealed record NotLocked(string User) : UserRefusal("user.not-locked", $"{User} is not locked.");

    public sealed record NotDisabled(string User) : UserRefusal("user.not-disabled", $"{User} is not disabled.");

    public sealed record AlreadyDisabled(string User) : UserRefusal("user.already-disabled", $"{User} is disabled already.");

    public sealed record NotSignedIn(string User) : UserRefusal("user.not-signed-in", $"{User} is not signed in anywhere.");

    public sealed record NoSecondFactor(string User) : UserRefusal("user.no-second-factor", $"{User} has no second factor.");

    public sealed record DisablesOneself() : UserRefusal("user.disables-oneself", "You cannot disable yourself. Ask a colleague.");

    public sealed record ChangesOwnRoles() : UserRefusal("user.changes-own-roles", "You cannot change your own roles. Ask a colleague.");

    public sealed record ResetsOwnSecondFactor() : UserRefusal("user.resets-own-second-factor", "Your own second factor is changed on your account's pages.");

    /// <param name="Permissions">Within a sentence: "suspend services and import services".</param>
    public sealed record MayDoMore(string User, string Permissions) : UserRefusal(
        "user.may-do-more", $"{User} may do what you may not: {Permissions}. Only somebody who may do as much can change this account.");

    /// <inheritdoc cref="MayDoMore"/>
    public sealed record GrantsMore(string Role, string Permissions) : UserRefusal(
        "user.grants-more", $"You cannot give the role “{Role}”: you may not {Permissions} yourself.");

    public sealed record LastAdministrator(string User) : UserRefusal(
        "user.last-administrator", $"{User} is the last active administrator. Make somebody else one first.");
}
