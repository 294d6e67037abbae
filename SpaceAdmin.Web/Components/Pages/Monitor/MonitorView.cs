using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>What the monitor's page shows of one moment.</summary>
public sealed record MonitorView(
    MonitorHealth? Health, IReadOnlyList<PassHistory> History, IReadOnlyList<LeftAlone> LeftAlone, IReadOnlyList<MonitorFailureRow> Failures, Paged<MonitorRunRow> Runs, DateTimeOffset Now);
