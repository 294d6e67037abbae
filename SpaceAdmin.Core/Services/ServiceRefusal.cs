using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>Why something was not done with a service.</summary>
public abstract record ServiceRefusal(string Name, string Message) : Failure(Name, Message)
{
    /// <summary>A service that is cancelled has nothing to hold.</summary>
    public sealed record NothingToHold(ServiceFacts Service)
        : ServiceRefusal("service.nothing-to-hold", $"Service {Service} is {Service.Status}: there is nothing to hold.");

    public sealed record HoldNeedsReason()
        : ServiceRefusal("service.hold-needs-reason", "Say why it is held, so that colleagues know.");

    /// <summary>For a reason that is too long.</summary>
    public sealed record ReasonTooLong(int Length)
        : ServiceRefusal("service.reason-too-long", string.Create(CultureInfo.InvariantCulture, $"A reason has at most {SpaceService.ReasonMaxLength} characters; this one has {Length}."));
}
