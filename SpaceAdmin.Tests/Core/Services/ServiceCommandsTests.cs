using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core;

public sealed class ServiceCommandsTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ServiceLifecycleTests.EveryPair), MemberType = typeof(ServiceLifecycleTests))]
    public async Task ApplyAsync_AnyPair_StoresTheNextStatusOrChangesNothing(ServiceStatus from, ServiceAction action)
    {
        var service = await _space.AddServiceAsync(status: from);

        var result = await _space.Commands.ApplyAsync(service.Id, action, service.Version, reason: null, Ct);

        if (ServiceLifecycle.Next(from, action) is { } next)
        {
            Assert.True(result.Succeeded);
            Assert.Equal(next.To, await _space.StatusAsync(service));
            Assert.Single(await _space.AuditAsync());
        }
        else
        {
            Assert.IsType<ServiceRefusal.NotInStatus>(result.Failure);
            Assert.Equal(from, await _space.StatusAsync(service));
            Assert.Empty(await _space.AuditAsync());
        }
    }

    [Fact]
    public async Task ApplyAsync_FromASession_RecordsWhereItCameFromAndOnWhoseBehalf()
    {
        var service = await _space.AddServiceAsync();
        _space.Actor = _space.Actor with { Address = "192.0.2.7", OnBehalfOf = "anna" };

        await _space.Commands.ApplyAsync(service.Id, ServiceAction.Activate, service.Version, null, TestContext.Current.CancellationToken);

        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(("Rosa", "anna", "192.0.2.7"), (entry.ActorName, entry.OnBehalfOf, entry.Address));
    }

    [Fact]
    public async Task ApplyAsync_Suspend_WritesStatusLifecycleAndAudit()
    {
        var service = await _space.AddServiceAsync(status: Active);
        _space.Clock.Advance(TimeSpan.FromHours(2));

        await _space.Commands.ApplyAsync(service.Id, Suspend, service.Version, "  Spam from the contact form ", Ct);

        var stored = await _space.FindAsync(service);
        var now = _space.Clock.GetUtcNow();
        Assert.NotNull(stored);
        Assert.Equal((Suspended, SuspensionSource.Manual, "Spam from the contact form"), (stored.Status, stored.SuspensionSource, stored.Reason));
        Assert.Equal((now, now, service.Version + 1), (stored.SuspendedAt, stored.ChangedAt, stored.Version));
        Assert.Collection(
            stored.Lifecycle,
            was => Assert.Equal((Active, service.CreatedAt, now), (was.Status, was.StartedAt, was.EndedAt)),
            isNow =>
            {
                Assert.Equal((Suspended, now, null), (isNow.Status, isNow.StartedAt, isNow.EndedAt));
                Assert.Equal(("Suspend", "Rosa", "Spam from the contact form"), (isNow.BegunBy, isNow.ActorName, isNow.Reason));
            });
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(("Suspend", "Active", "Suspended", "Spam from the contact form"), (entry.Action, entry.Before, entry.After, entry.Detail));
        Assert.Equal((service.Id, _space.Ours.Id, 2, "Rosa", now), (entry.ServiceId, entry.ResellerId, entry.ActorUserId, entry.ActorName, entry.At));
    }

    [Fact]
    public async Task ApplyAsync_ActivateAgain_ClearsTheSuspension()
    {
        var service = await _space.AddServiceAsync(status: Suspended);

        await _space.Commands.ApplyAsync(service.Id, Activate, service.Version, reason: null, Ct);

        var stored = await _space.FindAsync(service);
        Assert.NotNull(stored);
        Assert.Equal((null, null, null), (stored.SuspensionSource, stored.SuspendedAt, stored.Reason));
        Assert.Single(stored.Lifecycle, span => span.EndedAt is null);
    }

    [Fact]
    public async Task ApplyAsync_Cancel_EndsItToday_AndActivatingTakesThatBack()
    {
        var service = await _space.AddServiceAsync(status: Active);

        await _space.Commands.ApplyAsync(service.Id, Cancel, 1, reason: null, Ct);
        Assert.Equal(new DateOnly(2026, 1, 5), (await _space.FindAsync(service))?.EndsOn);

        await _space.Commands.ApplyAsync(service.Id, Activate, 2, reason: null, Ct);
        Assert.Null((await _space.FindAsync(service))?.EndsOn);
    }

    [Fact]
    public async Task ApplyAsync_Delete_LeavesTheHistoryInTheAudit()
    {
        var service = await _space.AddServiceAsync(status: Active);
        await _space.AddNoteAsync(service, _space.Actor);
        await _space.Commands.ApplyAsync(service.Id, Cancel, 1, "No longer needed", Ct);

        var result = await _space.Commands.ApplyAsync(service.Id, Delete, 2, reason: null, Ct);

        Assert.True(result.Succeeded);
        Assert.Null(await _space.FindAsync(service));
        var entry = (await _space.AuditAsync())[^1];
        Assert.Equal(("Delete", "Cancelled", null), (entry.Action, entry.Before, entry.After));
        Assert.Equal($"#{service.Id} web-01", entry.Subject);
        Assert.Contains("\"Status\":\"Active\"", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("No longer needed", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyAsync_Delete_NeverGivesTheNumberAgain()
    {
        var service = await _space.AddServiceAsync();
        await _space.Commands.ApplyAsync(service.Id, Delete, service.Version, reason: null, Ct);

        Assert.True((await _space.AddServiceAsync("web-02")).Id > service.Id);
    }

    [Fact]
    public async Task ApplyAsync_FromAStalePage_IsRefused()
    {
        var service = await _space.AddServiceAsync(status: Active);
        await _space.Commands.ApplyAsync(service.Id, Suspend, service.Version, reason: null, Ct);

        var stale = await _space.Commands.ApplyAsync(service.Id, Cancel, service.Version, reason: null, Ct);

        Assert.IsType<Failure.Stale>(stale.Failure);
        Assert.Equal(Suspended, await _space.StatusAsync(service));
    }

    [Fact]
    public async Task ApplyAsync_ClockSetBack_NeverEndsASpanBeforeItBegan()
    {
        var service = await _space.AddServiceAsync(status: Active);
        _space.Clock.AdjustTime(_space.Clock.GetUtcNow().AddDays(-3));

        await _space.Commands.ApplyAsync(service.Id, Suspend, service.Version, reason: null, Ct);

        var stored = await _space.FindAsync(service);
        Assert.NotNull(stored);
        Assert.All(stored.Lifecycle, span => Assert.True(span.EndedAt is null || span.EndedAt >= span.StartedAt));
        Assert.Equal(stored.Lifecycle[0].EndedAt, stored.Lifecycle[1].StartedAt);
    }

    [Theory]
    [InlineData(SpaceService.ReasonMaxLength, true)]
    [InlineData(SpaceService.ReasonMaxLength + 1, false)]
    public async Task ApplyAsync_LongReason_IsTakenUpToTheLimit(int length, bool taken)
    {
        var parent = await _space.AddServiceAsync(status: Active);
        var addOn = await _space.AddServiceAsync("backup", Active, parent: parent);

        var result = await _space.Commands.ApplyAsync(parent.Id, Suspend, parent.Version, new string('x', length), Ct);

        Assert.Equal(taken, result.Succeeded);
        Assert.Equal(taken ? Suspended : Active, await _space.StatusAsync(parent));
        Assert.Equal(taken ? Suspended : Active, await _space.StatusAsync(addOn));
    }

    [Fact]
    public async Task ApplyAsync_Done_TellsThoseWhoLook()
    {
        var service = await _space.AddServiceAsync(status: Active);
        var told = new TaskCompletionSource();
        using var subscription = _space.Feed.Subscribe(
            SpaceAdmin.Core.Live.Topics.Service(service.Id),
            () =>
            {
                told.TrySetResult();
                return Task.CompletedTask;
            });

        await _space.Commands.ApplyAsync(service.Id, Suspend, service.Version, reason: null, Ct);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
    }

    public void Dispose() => _space.Dispose();
}
