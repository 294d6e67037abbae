using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>Who may do what to whose account. Commands and pages ask here.</summary>
public static class UserRules
{
    /// <summary>So many are named in a sentence; the rest is counted.</summary>
    private const int MaxNamed = 3;

    /// <summary>Whether the actor may change accounts of this kind at all.</summary>
    public static bool MayManage(int? customerId, Actor actor) =>
        actor.Can(customerId is null ? Permissions.UsersManage : Permissions.CustomersManage);

    /// <summary>Why <paramref name="action"/> makes no sense for the account as it stands, or null.</summary>
    public static UserRefusal? Unfit(UserAction action, UserFacts user) => action switch
    {
        UserAction.ChangeRoles when user.Scope is Scope.Customer => new UserRefusal.SignsInForCustomer(user.Name),
        UserAction.InviteAgain when user.Status is not UserStatus.Invited => new UserRefusal.NotInvited(user.Name, Word(user.Status)),
        UserAction.Unlock when user.Status is not UserStatus.Locked => new UserRefusal.NotLocked(user.Name),
        UserAction.Enable when user.Status is not UserStatus.Disabled => new UserRefusal.NotDisabled(user.Name),
        UserAction.Disable when user.Status is UserStatus.Disabled => new UserRefusal.AlreadyDisabled(user.Name),
        UserAction.EndSessions when user.Sessions == 0 => new UserRefusal.NotSignedIn(user.Name),
        UserAction.ResetSecondFactor when !user.HasSecondFactor => new UserRefusal.NoSecondFactor(user.Name),
        _ => null,
    };

    /// <summary>Why <paramref name="action"/> is refused, or null when it may go ahead.</summary>
    public static UserRefusal? Refusal(UserAction action, UserFacts user, Actor actor) =>
        OfOneself(action, user, actor) ?? OfMore(user, actor) ?? Unfit(action, user) ?? OfTheLast(action, user);

    /// <summary>No one grants what they do not hold: why this role is not given, or null.</summary>
    public static UserRefusal? GrantRefusal(RoleFacts role, Actor actor) =>
        Missing(role.Grants, actor) is { Count: > 0 } missing ? new UserRefusal.GrantsMore(role.Name, Titles(missing)) : null;

    /// <summary>Why a role cannot be taken from somebody, or null.</summary>
    public static UserRefusal? TakeRefusal(RoleFacts role, UserFacts user) => role.IsAdministrator && user.IsLastAdministrator ? Last(user) : null;

    /// <summary>What permissions are called, as part of a sentence: "suspend services, import services and 4 more".</summary>
    internal static string Titles(IReadOnlyCollection<string> permissions)
    {
        var titles = Permissions.All.Where(permission => permissions.Contains(permission.Name))
            .Select(permission => char.ToLowerInvariant(permission.Title[0]) + permission.Title[1..]).ToList();
        var named = string.Join(", ", titles.Take(MaxNamed));
        return titles.Count > MaxNamed ? $"{named} and {titles.Count - MaxNamed} more" : named;
    }

    private static UserRefusal? OfOneself(UserAction action, UserFacts user, Actor actor) => (user.Id == actor.UserId, action) switch
    {
        (true, UserAction.Disable) => new UserRefusal.DisablesOneself(),
        (true, UserAction.ChangeRoles) => new UserRefusal.ChangesOwnRoles(),

        // There the password is asked for: an open page that somebody else found would be enough here.
        (true, UserAction.ResetSecondFactor) => new UserRefusal.ResetsOwnSecondFactor(),
        _ => null,
    };

    // Else somebody who may only manage users would disable whoever may do everything, or get hold of the account. Of a
    // customer's people nobody is more than the desk that serves them.
    private static UserRefusal.MayDoMore? OfMore(UserFacts user, Actor actor) =>
        user.Scope is not Scope.Customer && Missing(user.Granted, actor) is { Count: > 0 } missing
            ? new UserRefusal.MayDoMore(user.Name, Titles(missing))
            : null;

    private static UserRefusal.LastAdministrator? OfTheLast(UserAction action, UserFacts user) => action is UserAction.Disable && user.IsLastAdministrator ? Last(user) : null;

    private static UserRefusal.LastAdministrator Last(UserFacts user) => new(user.Name);

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
