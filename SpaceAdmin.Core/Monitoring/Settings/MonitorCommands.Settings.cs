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
            if ((DaysChoice.Refusal(days) ?? MonitorTexts.Refusal(texts) ?? Refusal(level, texts)) is { } refused)
            {
                return new Failure.Rejected(refused);
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

            var (daysBefore, textsBefore) = (setting?.Days ?? DaysChoice.None, setting?.Texts ?? MonitorTexts.None);
            setting ??= write.Db.MonitorSettings.Add(new MonitorSetting(level, subject, of.ResellerId)).Entity;
            setting.Change(days, texts);
            var changes = Changes(daysBefore, textsBefore, setting);
            if (!changes.Any)
            {
                return write.Unchanged(version);
            }

            var gone = setting.Days.IsNone && setting.Texts == MonitorTexts.None;
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
            write.Publish([Topics.Monitor, .. Topics.Audit(of.ResellerId), .. of.ServiceId is { } service ? [Topics.Service(service)] : Array.Empty<string>()]);
            return gone ? 0 : setting.Version;
        }, ct);

    private static string? Refusal(SettingLevel level, MonitorTexts texts) =>
        level is SettingLevel.Plan or SettingLevel.Service && texts is not { Warning: null, Suspension: null, Cancellation: null }
            ? "Texts are set for the installation or a reseller; a plan or a service has days alone."
            : null;

    private static AuditChanges Changes(DaysChoice days, MonitorTexts texts, MonitorSetting now) => new AuditChanges()
        .Add("Days to invoice ahead", Text(days.Issue), Text(now.IssueDays))
        .Add("Days to warn ahead", Text(days.Warn), Text(now.WarnDays))
        .Add("Days to suspension", Text(days.Suspend), Text(now.SuspendDays))
        .Add("Days to cancellation", Text(days.Cancel), Text(now.CancelDays))
        .Add("Warning", texts.Warning, now.WarningText)
        .Add("Reason of a suspension", texts.Suspension, now.SuspensionText)
        .Add("Reason of a cancellation", texts.Cancellation, now.CancellationText);

    private static string? Text(int? days) => days?.ToString(CultureInfo.InvariantCulture);
}
