using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Monitoring;

public sealed partial class MonitorCommands
{
    /// <summary>Sets days and texts for one level. What is null is left to the wider level; when all is, nothing is set any more.</summary>
    /// <param name="subject">The key of the reseller, plan or service; 0 for the installation.</param>
    /// <param name="version">The version that the actor was looking at, 0 where nothing was set; another one now is refused as stale.</param>
    /// <returns>The version that it has now.</returns>
    public Task<Result<int>> ChangeSettingsAsync(SettingLevel level, int subject, DaysChoice days, MonitorTexts texts, int version, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MonitorSettings, async write =>
        {
            if ((DaysChoice.Validate(days) ?? MonitorTexts.Validate(texts) ?? Validate(level, texts)) is { } refused)
            {
                return refused;
            }

            if (await SettingSubject.FindAsync(write.Db, write.Actor, level, subject, ct).ConfigureAwait(false) is not { } of)
            {
                return new Failure.NotFound(SettingSubject.NotFound(level, subject));
            }

            var setting = await write.Db.MonitorSettings.SingleOrDefaultAsync(one => one.Level == level && one.Subject == subject, ct).ConfigureAwait(false);
            if ((setting?.Version ?? 0) != version)
            {
                return new Failure.Stale();
            }

            texts = texts.Trimmed;
            var changes = Changes(setting?.Days ?? DaysChoice.None, setting?.Texts ?? MonitorTexts.None, days, texts);
            if (!changes.Any)
            {
                return write.Unchanged(version);
            }

            setting ??= write.Db.MonitorSettings.Add(new MonitorSetting(level, subject, of.ResellerId)).Entity;
            setting.Change(days, texts);
            var gone = days.IsNone && texts == MonitorTexts.None;
            if (gone)
            {
                write.Db.MonitorSettings.Remove(setting);
            }

            write.Audit(new AuditEntry(write.Actor, write.Now, of.ResellerId, AuditKinds.Monitor, AuditActions.ChangeMonitorSettings, of.Name)
            {
                ServiceId = of.ServiceId,
                Before = changes.Before,
                After = changes.After,
            });
            write.Publish([Topics.Monitor, .. of.ServiceId is { } service ? [Topics.Service(service)] : Array.Empty<string>()]);
            return gone ? 0 : setting.Version;
        }, ct);

    private static MonitorRefusal.TextsNotHere? Validate(SettingLevel level, MonitorTexts texts) =>
        level is SettingLevel.Plan or SettingLevel.Service && texts != MonitorTexts.None
            ? new MonitorRefusal.TextsNotHere()
            : null;

    private static AuditChanges Changes(DaysChoice days, MonitorTexts texts, DaysChoice nextDays, MonitorTexts nextTexts) => new AuditChanges()
        .Add("Days to invoice ahead", Text(days.Issue), Text(nextDays.Issue))
        .Add("Days to warn ahead", Text(days.Warn), Text(nextDays.Warn))
        .Add("Days to suspension", Text(days.Suspend), Text(nextDays.Suspend))
        .Add("Days to cancellation", Text(days.Cancel), Text(nextDays.Cancel))
        .Add("Days until an unpaid order lapses", Text(days.Lapse), Text(nextDays.Lapse))
        .Add("Warning", texts.Warning, nextTexts.Warning)
        .Add("Reason of a suspension", texts.Suspension, nextTexts.Suspension)
        .Add("Reason of a cancellation", texts.Cancellation, nextTexts.Cancellation)
        .Add("Reminders", texts.Reminders, nextTexts.Reminders);

    private static string? Text(int? days) => days?.ToString(CultureInfo.InvariantCulture);
}
