using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>Every kind of actor there is, as seen from a thing that belongs to Anna, a customer of <see cref="Space.Ours"/>.</summary>
public enum Who
{
    CommandLine,
    Platform,
    OurStaff,
    TheirStaff,

    /// <summary>Given a reseller's role but bound to no reseller.</summary>
    UnboundStaff,

    Anna,

    /// <summary>Another customer of ours.</summary>
    Bert,

    /// <summary>A customer of theirs.</summary>
    Zoe,

    UnboundCustomer,

    /// <summary>One of our staff, signed in as Anna.</summary>
    OnBehalfOfAnna,
}

internal static class WhoActs
{
    public static Actor Of(this Who who, Space space, IReadOnlySet<string> granted)
    {
        var actor = who switch
        {
            Who.CommandLine => Actor.CommandLine,
            Who.Platform => Actors.Administrator,
            Who.OurStaff => Actors.Of(space.Ours),
            Who.TheirStaff => Actors.Of(space.Theirs),
            Who.UnboundStaff => Actors.UnboundReseller,
            Who.Anna => Actors.Of(space.Anna),
            Who.Bert => Actors.Of(space.Bert),
            Who.Zoe => Actors.Of(space.Zoe),
            Who.UnboundCustomer => Actors.UnboundCustomer,
            Who.OnBehalfOfAnna => Actors.Of(space.Anna) with { Name = "Rosa", OnBehalfOf = space.Anna.UserName },
            _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
        };

        // Each is a user of its own, far from those that a test stores, and signed in somewhere.
        return actor.IsOperator ? actor : actor with { Granted = granted, UserId = 1_000 + (int)who, SessionId = $"the session of {who}" };
    }
}
