using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>How the database finds what each pass asks for: the plan, not the time.</summary>
public sealed class MonitorIndexTests : MonitorTest
{
    [Theory]
    [InlineData(Pass.IssueRenewals, "IX_Services_ToInvoice")]
    [InlineData(Pass.ApplyBalances, "IX_Balances_Positive")]
    [InlineData(Pass.Activate, "IX_Services_ToActivate")]
    [InlineData(Pass.Warn, "IX_Services_ToSuspend")]
    [InlineData(Pass.Suspend, "IX_Services_ToSuspend")]
    [InlineData(Pass.Cancel, "IX_Services_ToCancel")]
    [InlineData(Pass.Lapse, "IX_Services_ToLapse")]
    [InlineData(Pass.CarryOutSchedules, "IX_ScheduledActions_Pending")]
    [InlineData(Pass.ChangeQuantities, "IX_Services_ToReduce")]
    public async Task EachPass_FindsItsWorkByItsIndex(Pass pass, string index)
    {
        for (var i = 0; i < 30; i++)
        {
            await Space.AddServiceAsync($"s{i}", ServiceStatus.Active);
        }

        var plans = new Plans();
        await using var db = new SqliteSpaceDb((DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(Space.ConnectionString).AddInterceptors(plans).Options);
        await db.RefreshStatisticsAsync(Ct);
        var scope = await MonitorScope.ReadAsync(db, Space.Clock.GetUtcNow(), null, null, Ct);

        await MonitorPasses.InOrder().Single(one => one.Pass == pass).NextAsync(db, scope, Ct);

        var plan = plans.All[^1];
        Assert.Contains(plan, step => step.Contains($"USING INDEX {index} ", StringComparison.Ordinal) || step.EndsWith($"USING INDEX {index}", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains(index, StringComparison.Ordinal));
    }

    /// <summary>Asks SQLite for the plan of each query before it runs.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public List<IReadOnlyList<string>> All { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            using var explain = command.Connection!.CreateCommand();
#pragma warning disable CA2100 // It is EF's own text.
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
            foreach (DbParameter parameter in command.Parameters)
            {
                explain.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            }

            var steps = new List<string>();
            using (var reader = explain.ExecuteReader())
            {
                while (reader.Read())
                {
                    steps.Add(reader.GetString(3));
                }
            }

            All.Add(steps);
            return ValueTask.FromResult(result);
        }
    }
}
