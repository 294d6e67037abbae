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
    /// <summary>By its customer.</summary>
    /// <param name="atEndOfTerm">Else as soon as the desk agrees.</param>
    /// <returns>The key of the request.</returns>
    public Task<Result<int>> RequestAsync(int number, bool atEndOfTerm, string? reason, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MyServicesRequestCancellation, async write =>
        {
            if (SpaceService.ValidateReason(reason) is { } wordy)
            {
                return wordy;
            }

            var found = await OpenSchedules.FindAsync(write, number, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var service = found.Value;
            if (CancellationRules.Validate(service, atEndOfTerm, service.Schedules) is { } refused)
            {
                return refused;
            }

            var request = new ScheduledAction(
                service, ServiceAction.Cancel, atEndOfTerm ? null : write.Local(service).Today, SpaceService.TrimReason(reason), ScheduleState.Requested, write.Actor, write.Now);
            write.Db.ScheduledActions.Add(request);
            await write.SaveAsync(ct).ConfigureAwait(false);
            Tell(write, service, request, OutboxEvents.CancellationRequested, request.Reason);
            OpenSchedules.Audit(write, service, request, AuditActions.RequestCancellation, after: CancellationRules.When(request));
            return request.Id;
        }, ct);

    /// <summary>By its customer: what it asked for, or what was agreed and has not happened yet.</summary>
    public Task<Result<int>> WithdrawAsync(int number, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MyServicesRequestCancellation, async write =>
        {
            var found = await OpenSchedules.FindAsync(write, number, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var service = found.Value;
            if (service.Schedules.FirstOrDefault(schedule => schedule is { ByCustomer: true, Action: ServiceAction.Cancel }) is not { } request)
            {
                return new CancellationRefusal.NothingToWithdraw();
            }

            var before = CancellationRules.When(request);
            request.Become(ScheduleState.Withdrawn, null, write.Now);
            OpenSchedules.Audit(write, service, request, AuditActions.WithdrawCancellation, before);
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
            await EndAsync(write, service, request, ct).ConfigureAwait(false);
            return null;
        }

        // It is done before the cancellation takes all that is still open along with the service.
        request.Become(ScheduleState.Done, null, write.Now);
        await write.SaveAsync(ct).ConfigureAwait(false);
        using var changes = new ServiceChanges(write, followUp);
        var family = await ServiceFamilies.LoadAsync(write.Db, [service.Id], ct).ConfigureAwait(false);
        return (await changes.ApplyAsync(family[service.Id], ServiceAction.Cancel, request.Reason, SuspensionSource.Manual, ct).ConfigureAwait(false)).Failure;
    }, ct);

    /// <summary>By the desk, with words for the customer.</summary>
    /// <inheritdoc cref="AcceptAsync"/>
    public Task<Result<int>> DeclineAsync(int id, int version, string? answer, CancellationToken ct) => AnswerAsync(id, version, (write, _, request) =>
    {
        if (SpaceService.ValidateReason(answer) is { } wordy)
        {
            return Task.FromResult<Failure?>(wordy);
        }

        request.Become(ScheduleState.Declined, SpaceService.TrimReason(answer), write.Now);
        return Task.FromResult<Failure?>(null);
    }, ct);

    // The term that its customer saw when asking; a balance may have paid the next one meanwhile.
    private async Task EndAsync(Write write, SpaceService service, ScheduledAction request, CancellationToken ct)
    {
        var now = write.Local(service);
        var asked = await write.Db.Terms.Where(term => term.ServiceId == service.Id && term.OpenedAt <= request.CreatedAt)
            .OrderByDescending(term => term.Number).Select(term => term.EndsOn).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if ((asked > now.Today ? asked : service.TermEndsOn) is { } on)
        {
            await followUp.EndAsync(write, service, on, "Cancelled", now, ct).ConfigureAwait(false);
        }
    }

    private static void Tell(Write write, SpaceService service, ScheduledAction request, string happened, string? text) =>
        write.Db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, happened, $"{happened}:{request.Id}", service.ResellerId, service.CustomerId, write.Now)
        {
            ServiceId = service.Id,
            About = service.Name,
            Text = text,
        });

    private Task<Result<int>> AnswerAsync(int id, int version, Func<Write, SpaceService, ScheduledAction, Task<Failure?>> answer, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServicesCancel, async write =>
        {
            if (await OpenSchedules.FindByScheduleAsync(write, id, ct).ConfigureAwait(false) is not var (service, request))
            {
                return new Failure.NotFound("That request");
            }

            if (request.Version != version || request.State is not ScheduleState.Requested)
            {
                return new Failure.Stale();
            }

            var before = CancellationRules.When(request);
            if (await answer(write, service, request).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            var declined = request.State is ScheduleState.Declined;
            Tell(write, service, request, OutboxEvents.CancellationAnswered, declined ? request.Outcome : null);
            OpenSchedules.Audit(
                write, service, request, declined ? AuditActions.DeclineCancellation : AuditActions.AcceptCancellation, before, request.State.ToString());
            return request.Id;
        }, ct);
}
