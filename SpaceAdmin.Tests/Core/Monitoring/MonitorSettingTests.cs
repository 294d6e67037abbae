using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Days and texts: who sets them, what is refused, and which wins.</summary>
public sealed class MonitorSettingTests : MonitorTest
{
    private static readonly DaysChoice s_five = new(null, null, 5, null);

    private MonitorCommands Commands => new(Space.UnitOfWork, Monitor());

    private MonitorQueries Queries => new(Space, Space, Space.Clock, Monitor(), MonitorTimetable.Default);

    [Theory]
    [InlineData(-1, null, null, null, "Days are whole numbers from 0 to 365.")]
    [InlineData(null, 366, null, null, "Days are whole numbers from 0 to 365.")]
    [InlineData(null, null, -1, null, "Days are whole numbers from 0 to 365.")]
    [InlineData(null, null, null, 0, "A service is cancelled 1 to 365 days after its suspension.")]
    public async Task Change_ToDaysOutOfRange_IsRefused(int? issue, int? warn, int? suspend, int? cancel, string sentence)
    {
        var result = await Commands.ChangeSettingsAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(issue, warn, suspend, cancel), MonitorTexts.None, 0, Ct);

        Assert.Equal(sentence, Assert.IsAssignableFrom<MonitorRefusal>(result.Failure).Message);
        await using var db = Space.CreateDbContext();
        Assert.Empty(await db.MonitorSettings.ToListAsync(Ct));
    }

    [Fact]
    public async Task Change_ToATextTooLong_IsRefused()
    {
        var result = await Commands.ChangeSettingsAsync(SettingLevel.Reseller, Space.Ours.Id, DaysChoice.None, new MonitorTexts(new string('x', 501), null, null), 0, Ct);

        Assert.Equal("A text has at most 500 characters.", Assert.IsAssignableFrom<MonitorRefusal>(result.Failure).Message);
    }

    [Fact]
    public async Task Change_OfTheTextsOfAService_IsRefused()
    {
        var number = await OrderAsync();

        var result = await Commands.ChangeSettingsAsync(SettingLevel.Service, number, s_five, new MonitorTexts(null, "Pay", null), 0, Ct);

        Assert.StartsWith("Texts are set for the installation or a reseller", Assert.IsAssignableFrom<MonitorRefusal>(result.Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfWhatIsNotOnesOwn_IsNotFound()
    {
        var theirs = await OrderAsync("theirs", customer: Space.Zoe);

        foreach (var (level, subject) in new[] { (SettingLevel.Installation, 0), (SettingLevel.Reseller, Space.Theirs.Id), (SettingLevel.Service, theirs), (SettingLevel.Plan, 1) })
        {
            Assert.IsType<Failure.NotFound>((await Commands.ChangeSettingsAsync(level, subject, s_five, MonitorTexts.None, 0, Ct)).Failure);
        }
    }

    [Theory]
    [InlineData(null, null, null, 2, null)]
    [InlineData(3, null, null, 3, SettingLevel.Reseller)]
    [InlineData(3, 4, null, 4, SettingLevel.Plan)]
    [InlineData(3, 4, 5, 5, SettingLevel.Service)]
    [InlineData(3, null, 5, 5, SettingLevel.Service)]
    public async Task Days_OfResellerPlanAndService_TheNearestSuspends(int? ofReseller, int? ofPlan, int? ofService, int days, SettingLevel? from)
    {
        var plan = await Space.AddPlanAsync("Business");
        var number = await ActiveAsync();
        await using (var db = Space.CreateDbContext())
        {
            (await db.Services.FindAsync([number], Ct))!.PutOn(plan.Id);
            await db.SaveChangesAsync(Ct);
        }

        foreach (var (level, subject, set) in new[] { (SettingLevel.Reseller, Space.Ours.Id, ofReseller), (SettingLevel.Plan, plan.Id, ofPlan), (SettingLevel.Service, number, ofService) })
        {
            Assert.True((await Commands.ChangeSettingsAsync(level, subject, new(null, null, set, null), MonitorTexts.None, 0, Ct)).Succeeded);
        }

        Assert.Equal(new Sourced<int>(days, from), (await Queries.OfServiceAsync(number, Ct))!.Days.Suspend);
        await LiveAsync(31 + days - 1); // its second term began unpaid on 5 Feb
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        Space.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Queries.HealthAsync(Ct))!.Backlog.Count);
        await RunAsync();
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task Change_FromAStalePage_IsRefused()
    {
        Assert.Equal(1, (await ChangeAsync(s_five, 0)).Value);

        Assert.IsType<Failure.Stale>((await ChangeAsync(DaysChoice.None, 0)).Failure);
        Assert.Equal(1, (await ChangeAsync(s_five, 1)).Value); // saved as it was
        Assert.Equal(2, (await ChangeAsync(s_five with { Suspend = 6 }, 1)).Value);
    }

    [Fact]
    public async Task Change_ToNothing_RemovesIt_AndIsRecordedWithBeforeAndAfter()
    {
        await Commands.ChangeSettingsAsync(SettingLevel.Reseller, Space.Ours.Id, s_five, new MonitorTexts(null, " Please pay ", "  "), 0, Ct);
        var gone = await ChangeAsync(DaysChoice.None, 1);

        Assert.Equal(0, gone.Value);
        await using var db = Space.CreateDbContext();
        Assert.Empty(await db.MonitorSettings.ToListAsync(Ct));
        var entries = (await Space.AuditAsync()).Select(entry => (entry.Action, entry.Subject, entry.ResellerId, entry.Before, entry.After)).ToList();
        Assert.Equal(
            [
                ("Change monitor settings", "Our Hosting", Space.Ours.Id, "Days to suspension: none; Reason of a suspension: none", "Days to suspension: 5; Reason of a suspension: Please pay"),
                ("Change monitor settings", "Our Hosting", Space.Ours.Id, "Days to suspension: 5; Reason of a suspension: Please pay", "Days to suspension: none; Reason of a suspension: none"),
            ],
            entries);
    }

    [Fact]
    public async Task Settings_TellWhatHoldsAndWhoSetIt()
    {
        var number = await OrderAsync();
        Space.Actor = Actors.Administrator;
        await Commands.ChangeSettingsAsync(SettingLevel.Installation, 0, new DaysChoice(10, 3, null, null), new MonitorTexts("Pay soon", null, null), 0, Ct);
        await ChangeAsync(new DaysChoice(null, 2, 5, null), 0);
        await Commands.ChangeSettingsAsync(SettingLevel.Service, number, new DaysChoice(null, null, 9, null), MonitorTexts.None, 0, Ct);
        Space.Actor = Actors.Of(Space.Ours);

        var settings = (await Queries.SettingsAsync(SettingLevel.Service, number, Ct))!;
        var days = (await Queries.OfServiceAsync(number, Ct))!.Days;

        Assert.Equal((new DaysChoice(null, null, 9, null), 1, $"#{number} shop.example"), (settings.Days, settings.Version, settings.Name));
        Assert.Equal((new Sourced<int>(10, SettingLevel.Installation), new Sourced<int>(2, SettingLevel.Reseller)), (settings.Inherited.Issue, settings.Inherited.Warn));
        Assert.Equal((new Sourced<int>(5, SettingLevel.Reseller), new Sourced<int>(14, null)), (settings.Inherited.Suspend, settings.Inherited.Cancel));
        Assert.Equal(new Sourced<string>("Pay soon", SettingLevel.Installation), settings.Inherited.Warning);
        Assert.Equal(new Sourced<int>(9, SettingLevel.Service), days.Suspend);
        await using var db = Space.CreateDbContext();
        Assert.Equal((await MonitorSettingsBook.ReadAsync(db, Ct)).DaysOf(Space.Ours.Id, null, number), days.Days); // what the passes go by
    }

    [Fact]
    public async Task Effect_OfOtherDays_IsWhatTheNextRunThenDoes_AndChangesNothing()
    {
        await ActiveAsync("paid.example"); // till 5 Feb
        var number = await OrderAsync("unpaid.example");
        await ActAsync(number, ServiceAction.Activate); // due on 12 Jan
        await ActiveAsync("bert.example", customer: Space.Bert);
        Space.Clock.Advance(TimeSpan.FromDays(7)); // the 12th

        var effect = await Queries.EffectAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(30, null, 0, null), Ct);
        var ofOne = await Queries.EffectAsync(SettingLevel.Service, number, new DaysChoice(30, 2, null, null), Ct);

        Assert.Equal([new(Pass.IssueRenewals, 0, 3), new(Pass.Warn, 0, 1), new(Pass.Suspend, 0, 0), new(Pass.Cancel, 0, 0), new DaysEffect(Pass.Lapse, 0, 0)], effect); // warned first
        Assert.Equal([new(Pass.IssueRenewals, 0, 1), new(Pass.Warn, 0, 1), new(Pass.Suspend, 0, 0), new(Pass.Cancel, 0, 0), new DaysEffect(Pass.Lapse, 0, 0)], ofOne);
        Assert.Equal(0, (await PreviewAsync()).Done);

        await ChangeAsync(new DaysChoice(30, null, 0, null), 0);
        var run = await RunAsync();
        Assert.All(effect!, one => Assert.Equal(one.Then, run.Passes.Single(pass => pass.Pass == one.Pass).Done));
    }

    [Fact]
    public async Task Effect_OfWhatIsRefusedOrOfAnother_IsNone()
    {
        Assert.Null(await Queries.EffectAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(-1, null, null, null), Ct));
        Assert.Null(await Queries.EffectAsync(SettingLevel.Reseller, Space.Theirs.Id, DaysChoice.None, Ct));
    }

    private Task<Result<int>> ChangeAsync(DaysChoice days, int version) =>
        Commands.ChangeSettingsAsync(SettingLevel.Reseller, Space.Ours.Id, days, MonitorTexts.None, version, Ct);
}
