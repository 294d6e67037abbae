using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>Who may do what to whose account. Commands and pages ask here.</summary>
public static class UserRules
{
    /// <summary>So many are named in a sentence; the rest is counted.</summary>
    private const int MostNamed = 3;

    /// <summary>Whether the actor may change accounts of this kind at all.</summary>
    public static bool MayManage(int? customerId, Actor actor) =>
        actor.Can(customerId is null ? Permissions.UsersManage : Permissions.CustomersManage);

    /// <summary>Whether <paramref name="action"/> makes sense for the account as it stands: the sentence that says no, or null.</summary>
    public static string? Unfit(UserAction action, UserFacts user) => action switch
    {
        UserAction.ChangeRoles when user.Scope is Scope.Customer => $"{user.Name} signs in for a customer: such people have the role {BuiltInRoles.Customer} and no other.",
        UserAction.InviteAgain when user.Status is not UserStatus.Invited => $"{user.Name} is {Word(user.Status)} and cannot be invited again.",
        UserAction.Unlock when user.Status is not UserStatus.Locked => $"{user.Name} is not locked.",
        UserAction.Enable when user.Status is not UserStatus.Disabled => $"{user.Name} is not disabled.",
        UserAction.Disable when user.Status is UserStatus.Disabled => $"{user.Name} is disabled already.",
        UserAction.EndSessions when user.Sessions == 0 => $"{user.Name} is not signed in anywhere.",
        UserAction.ResetSecondFactor when !user.HasSecondFactor => $"{user.Name} has no second factor.",
        _ => null,
    };

    /// <summary>The sentence that refuses <paramref name="action"/>, or null when it may go ahead.</summary>
    public static string? Refusal(UserAction action, UserFacts user, Actor actor) =>
        OfOneself(action, user, actor) ?? OfMore(user, actor) ?? Unfit(action, user) ?? OfTheLast(action, user);

    /// <summary>No one grants what they do not hold: the sentence that says so, or null.</summary>
    public static string? GrantRefusal(RoleFacts role, Actor actor) =>
        Missing(role.Grants, actor) is { Count: > 0 } missing ? $"You cannot give the role “{role.Name}”: you may not {Titles(missing)} yourself." : null;

    /// <summary>Whether a role can be taken from somebody: the sentence that says no, or null.</summary>
    public static string? TakeRefusal(RoleFacts role, UserFacts user) => role.IsAdministrator && user.IsLastAdministrator ? Last(user) : null;

    /// <summary>What permissions are called, as part of a sentence: "suspend services, import services and 4 more".</summary>
    internal static string Titles(IReadOnlyCollection<string> permissions)
    {
        var titles = Permissions.All.Where(permission => permissions.Contains(permission.Name))
            .Select(permission => char.ToLowerInvariant(permission.Title[0]) + permission.Title[1..]).ToList();
        var named = string.Join(", ", titles.Take(MostNamed));
        return titles.Count > MostNamed ? $"{named} and {titles.Count - MostNamed} more" : named;
    }

    private static string? OfOneself(UserAction action, UserFacts user, Actor actor) => (user.Id == actor.UserId, action) switch
    {
        (true, UserAction.Disable) => "You cannot disable yourself. Ask a colleague.",
        (true, UserAction.ChangeRoles) => "You cannot change your own roles. Ask a colleague.",

        // There the password is asked for: an open page that somebody else found would be enough here.
        (true, UserAction.ResetSecondFactor) => "Your own second factor is changed on your account's pages.",
        _ => null,
    };

    // Else somebody who may only manage users would disable whoever may do everything, or get hold of the account. Of a
    // customer's people nobody is more than the desk that serves them.
    private static string? OfMore(UserFacts user, Actor actor) =>
        user.Scope is not Scope.Customer && Missing(user.Granted, actor) is { Count: > 0 } missing
            ? $"{user.Name} may do what you may not: {Titles(missing)}. Only somebody who may do as much can change this account."
            : null;

    private static string? OfTheLast(UserAction action, UserFacts user) => action is UserAction.Disable && user.IsLastAdministrator ? Last(user) : null;

    private static string Last(UserFacts user) => $"{user.Name} is the last active administrator. Make somebody else one first.";

    private static List<string> Missing(IReadOnlySet<string> permissions, Actor actor) => [.. permissions.Where(permission => !actor.Can(permission))];

    private static string Word(UserStatus status) => status switch
    {
        UserStatus.Active => "active",
        UserStatus.Invited => "invited",
        UserStatus.Locked => "locked",
        UserStatus.Disabled => "disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
