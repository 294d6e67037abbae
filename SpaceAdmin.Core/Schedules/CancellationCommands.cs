using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Schedules;

/// <summary>Customers ask for the cancellation of their own services, and the desk answers.</summary>
public sealed class CancellationCommands(UnitOfWork unitOfWork, IServiceFollowUp followUp)
{
    private static readonly string[] s_noTopics = [];

    /// <summary>By its customer.</summary>
    /// <param name="atEndOfTerm">Else as soon as the desk agrees.</param>
    /// <returns>The key of the request.</returns>
    public Task<Result<int>> RequestAsync(int number, bool atEndOfTerm, string? reason, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MyServicesRequestCancellation, async write =>
        {
            if (SpaceService.ReasonRefusal(reason) is { } wordy)
            {
                return new Failure.Rejected(wordy);
            }

            if (await OpenSchedules.FindAsync(write.Db, write.Actor, number, ct).ConfigureAwait(false) is not { } service)
            {
                return new Failure.NotFound($"Service #{number}");
            }

            if (CancellationRules.Refusal(service, atEndOfTerm, service.Schedules) is { } refused)
            {
                return new Failure.Rejected(refused);
            }

            var now = service.Reseller.Local(write.Now);
            var request = new ScheduledAction(
                service, ServiceAction.Cancel, atEndOfTerm ? null : now.Today, SpaceService.TrimReason(reason), ScheduleState.Requested, write.Actor, now.Instant);
            write.Db.ScheduledActions.Add(request);
            await write.SaveAsync(ct).ConfigureAwait(false);
            Tell(write.Db, service, request, OutboxEvents.CancellationRequested, request.Reason, now.Instant);
            write.Audit(OpenSchedules.Entry(write.Actor, service, request, AuditActions.RequestCancellation, now.Instant, after: CancellationRules.When(request)));
            write.Publish(ServiceChanges.TopicsOf(service));
            return request.Id;
        }, ct);

    /// <summary>By its customer: what it asked for, or what was agreed and has not happened yet.</summary>
    public Task<Result<int>> WithdrawAsync(int number, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MyServicesRequestCancellation, async write =>
        {
            if (await OpenSchedules.FindAsync(write.Db, write.Actor, number, ct).ConfigureAwait(false) is not { } service)
            {
                return new Failure.NotFound($"Service #{number}");
            }

            if (service.Schedules.FirstOrDefault(schedule => schedule is { ByCustomer: true, Action: ServiceAction.Cancel }) is not { } request)
            {
                return new Failure.Rejected("There is no request of yours to withdraw any more.");
            }

            var now = write.Now;
            var before = CancellationRules.When(request);
            request.Become(ScheduleState.Withdrawn, null, now);
            write.Audit(OpenSchedules.Entry(write.Actor, service, request, AuditActions.WithdrawCancellation, now, before));
            write.Publish(ServiceChanges.TopicsOf(service));
            return request.Id;
        }, ct);

    /// <summary>By the desk: what was asked for at once is done at once, the rest waits for the end of the term.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> AcceptAsync(int id, int version, CancellationToken ct) => AnswerAsync(id, version, async (write, service, request) =>
    {
        if (request.On is null)
        {
            request.Become(ScheduleState.Pending, null, write.Now);
            await write.SaveAsync(ct).ConfigureAwait(false);
            return await EndAsync(write.Db, service, request, write.Local(service), ct).ConfigureAwait(false);
        }

        // It is done before the cancellation takes all that is still open along with the service.
        request.Become(ScheduleState.Done, null, write.Now);
        await write.SaveAsync(ct).ConfigureAwait(false);
        using var changes = new ServiceChanges(write.Db, write.Actor, write.Now, followUp);
        var family = await ServiceFamilies.LoadAsync(write.Db, [service.Id], ct).ConfigureAwait(false);
        var cancelled = await changes.ApplyAsync(family[service.Id], ServiceAction.Cancel, request.Reason, SuspensionSource.Manual, ct).ConfigureAwait(false);
        return cancelled.Succeeded ? changes.Topics.ToArray() : cancelled.Failure;
    }, ct);

    /// <summary>By the desk, with words for the customer.</summary>
    /// <inheritdoc cref="AcceptAsync"/>
    public Task<Result<int>> DeclineAsync(int id, int version, string? answer, CancellationToken ct) => AnswerAsync(id, version, (write, _, request) =>
    {
        if (SpaceService.ReasonRefusal(answer) is { } wordy)
        {
            return Task.FromResult<Result<string[]>>(new Failure.Rejected(wordy));
        }

        request.Become(ScheduleState.Declined, SpaceService.TrimReason(answer), write.Now);
        return Task.FromResult<Result<string[]>>(s_noTopics);
    }, ct);

    // The term that its customer saw when asking; a balance may have paid the next one meanwhile.
    private async Task<string[]> EndAsync(SpaceDb db, SpaceService service, ScheduledAction request, LocalNow now, CancellationToken ct)
    {
        var asked = await db.Terms.Where(term => term.ServiceId == service.Id && term.OpenedAt <= request.CreatedAt)
            .OrderByDescending(term => term.Number).Select(term => term.EndsOn).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return (asked > now.Today ? asked : service.TermEndsOn) is { } on
            ? [.. (await followUp.EndAsync(db, service, on, now, ct).ConfigureAwait(false)).Topics]
            : s_noTopics;
    }

    private static void Tell(SpaceDb db, SpaceService service, ScheduledAction request, string happened, string? text, DateTimeOffset now) =>
        db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, happened, $"{happened}:{request.Id}", service.ResellerId, service.CustomerId, now)
        {
            ServiceId = service.Id,
            About = service.Name,
            Text = text,
        });

    private Task<Result<int>> AnswerAsync(
        int id, int version, Func<Write, SpaceService, ScheduledAction, Task<Result<string[]>>> answer, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServicesCancel, async write =>
        {
            if (await OpenSchedules.FindByScheduleAsync(write.Db, write.Actor, id, ct).ConfigureAwait(false) is not var (service, request))
            {
                return new Failure.NotFound("That request");
            }

            if (request.Version != version || request.State is not ScheduleState.Requested)
            {
                return new Failure.Stale();
            }

            var (before, now) = (CancellationRules.When(request), write.Now);
            var answered = await answer(write, service, request).ConfigureAwait(false);
            if (!answered.Succeeded)
            {
                return answered.Failure;
            }

            var declined = request.State is ScheduleState.Declined;
            Tell(write.Db, service, request, OutboxEvents.CancellationAnswered, declined ? request.Outcome : null, now);
            write.Audit(OpenSchedules.Entry(
                write.Actor, service, request, declined ? AuditActions.DeclineCancellation : AuditActions.AcceptCancellation, now, before, request.State.ToString()));
            write.Publish([.. ServiceChanges.TopicsOf(service), .. answered.Value]);
            return request.Id;
        }, ct);
}
