using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What is decided about its status, and how that changes.</summary>
public sealed partial class SpaceService
{
    /// <summary>
    /// Whether <paramref name="action"/> may happen to this service, and which add-ons would follow it. Needs its parent and
    /// its add-ons loaded.
    /// </summary>
    /// <returns>The services that would change, this one first; or why it is refused.</returns>
    public Result<IReadOnlyList<SpaceService>> Decide(ServiceAction action, StatusReason reason) =>
        ValidateReason(reason.Text) is { } wordy ? wordy
        : Validate(action) is { } refused ? refused
        : (SpaceService[])[this, .. Followers(action)];

    /// <summary>
    /// Applies <paramref name="action"/> to this service and to the add-ons that follow it, or says why it cannot and
    /// changes nothing. Needs its parent, its add-ons and everybody's open span loaded.
    /// </summary>
    /// <returns>The services that changed, this one first.</returns>
    public Result<IReadOnlyList<StatusChange>> Apply(
        ServiceAction action, StatusReason reason, SuspensionSource source, Actor actor, LocalNow now)
    {
        var decided = Decide(action, reason);
        return decided.Succeeded ? (StatusChange[])[.. Move(decided.Value, action, reason, source, actor, now)] : decided.Failure;
    }

    /// <summary>Why <paramref name="action"/> is refused right now, or null.</summary>
    internal Failure? Validate(ServiceAction action) => ServiceLifecycle.Validate(action, Facts, Parent?.Facts, _addOns.Select(addOn => addOn.Facts));

    /// <summary>The add-ons that go along when <paramref name="action"/> happens to this service.</summary>
    internal IEnumerable<SpaceService> Followers(ServiceAction action) =>
        _addOns.Where(addOn => ServiceLifecycle.Follows(action, addOn.Status, addOn.SuspensionSource));

    /// <summary>Does what was decided for this service to <paramref name="services"/>: itself, add-ons that follow it, or both.</summary>
    internal IEnumerable<StatusChange> Move(IEnumerable<SpaceService> services, ServiceAction action, StatusReason reason, SuspensionSource source, Actor actor, LocalNow now)
    {
        reason = reason with { Text = TrimReason(reason.Text) };
        foreach (var service in services)
        {
            yield return service == this
                ? Move(action, reason, source, actor, now)
                : service.Move(
                    action, reason with { Text = $"With service #{Id}" + (reason.Text is null ? "" : $": {reason.Text}") }, Services.SuspensionSource.Parent, actor, now);
        }
    }

    /// <summary>
    /// Corrects what suspended it, as a span of its own. Needs its open span loaded. What becomes overdue that late has days
    /// to pay before it is cancelled, whatever the days since its suspension are.
    /// </summary>
    internal void ChangeSource(SuspensionSource source, StatusReason reason, Actor actor, LocalNow now)
    {
        reason = reason with { Text = TrimReason(reason.Text) };
        _lifecycle.Add(new LifecycleRecord(Status, _lifecycle[^1].End(now.Instant), LifecycleRecord.ChangeOfSource, actor, reason));
        SuspensionSource = source;
        Reason = reason.Text;
        ReasonIsPrivate = reason.IsPrivate;
        AwaitsActivationSince = null;
        Version++;
        if (source is Services.SuspensionSource.Overdue && now.Today.AddDays(DaysToPay) is var until && !(HoldUntil >= until))
        {
            Hold(until, "Days to pay, since it counts as overdue only now");
        }
    }

    /// <summary>Why a reason is refused, or null.</summary>
    public static Failure? ValidateReason(string? reason) =>
        TrimReason(reason) is { Length: > ReasonMaxLength and var length } ? new ServiceRefusal.ReasonTooLong(length) : null;

    /// <summary>Null where there is none.</summary>
    internal static string? TrimReason(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private StatusChange Move(ServiceAction action, StatusReason reason, SuspensionSource source, Actor actor, LocalNow now)
    {
        var (from, suspendedSince) = (Status, SuspendedAt);
        var change = ServiceLifecycle.Next(from, action)
            ?? throw new InvalidOperationException($"{action} of {Facts} was not checked before.");
        Term? opened = null;
        if (change.To is { } to)
        {
            var at = _lifecycle[^1].End(now.Instant);
            reason = reason with { Text = reason.Text is { Length: > ReasonMaxLength } wordy ? wordy[..ReasonMaxLength] : reason.Text };
            _lifecycle.Add(new LifecycleRecord(to, at, action.ToString(), actor, reason));
            Status = to;
            Reason = reason.Text;
            ReasonIsPrivate = reason.IsPrivate;
            SuspensionSource = to is ServiceStatus.Suspended ? source : null;
            SuspendedAt = to is ServiceStatus.Suspended ? at : null;
            EndsOn = to is ServiceStatus.Cancelled ? now.DayOf(at)
                : from is ServiceStatus.Cancelled ? null
                : EndsOn;
            ChangedAt = at;
            AwaitsActivationSince = SuspensionSource is Services.SuspensionSource.Overdue && !IsInDebt(now.Today) ? now.Instant : null; // it was paid while the outside worked on it
            PendingAction = null;
            OperationId = null;
            StuckAction = null;
            (Part, NextQuantity, NextQuantityOn) = to is ServiceStatus.Cancelled ? (null, null, null) : (Part, NextQuantity, NextQuantityOn);
            opened = to is ServiceStatus.Active ? ContinueTerms(from, now) : null;
        }

        Version++;
        return new StatusChange(this, from, change.To, reason.Text, opened) { IsSilent = reason.IsSilent, SuspendedSince = suspendedSince };
    }
}
