using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>How the database finds and orders what the list asks for: the plan, not the time.</summary>
[Trait("Category", "Slow")]
public sealed class InvoiceIndexTests : BillingTest
{
    [Theory]
    [InlineData(false, "", "IX_Invoices_ResellerId_Number", false)]
    [InlineData(false, "?dir=asc", "IX_Invoices_ResellerId_Number", false)]
    [InlineData(false, "?sort=number", "IX_Invoices_ResellerId_Number", false)]
    [InlineData(false, "?sort=due", "IX_Invoices_ResellerId_Status_DueOn", true)] // of three that are in order, so many as are shown
    [InlineData(false, "?sort=due&status=unpaid", "IX_Invoices_ResellerId_Status_DueOn", false)]
    [InlineData(false, "?sort=due&status=paid&dir=desc", "IX_Invoices_ResellerId_Status_DueOn", false)]
    [InlineData(false, "?sort=due&status=overdue", "IX_Invoices_ResellerId_Status_DueOn", false)]
    [InlineData(false, "?q=cust-7", "IX_Invoices_CustomerId_Status", true)]
    [InlineData(false, "?q=77", "MULTI-INDEX OR", true)]
    [InlineData(false, "?user=cust-7", "IX_Invoices_CustomerId_Status", true)]
    [InlineData(true, "", "PRIMARY KEY", false)]
    [InlineData(true, "?sort=number", "IX_Invoices_ResellerId_Number", false)]
    [InlineData(true, "?sort=due&status=overdue", "IX_Invoices_Status_DueOn", false)]
    public async Task ListAsync_FindsItsRowsByAnIndex(bool administrator, string address, string index, bool sorts)
    {
        await FillAsync();
        var plans = new Plans(Space);
        Space.Actor = administrator ? Actors.Administrator : Actors.Of(Space.Ours);
        var keys = System.Web.HttpUtility.ParseQueryString(address);

        var page = await new InvoiceQueries(plans, Space, Space.Clock).ListAsync(InvoiceListQuery.Parse(key => keys[key]), Ct);

        Assert.NotEmpty(page.Rows);
        var plan = plans.All[^1];
        var told = string.Join("\n", plan);
        Assert.True(index == "PRIMARY KEY" ? plan.Any(step => step == "SCAN i") || told.Contains(index, StringComparison.Ordinal) : told.Contains(index, StringComparison.Ordinal), told);
        Assert.True(sorts || !told.Contains("TEMP B-TREE", StringComparison.Ordinal), told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListAsync_CountsWithoutReadingWhatIsPaid(bool administrator)
    {
        await FillAsync();
        var plans = new Plans(Space);
        Space.Actor = administrator ? Actors.Administrator : Actors.Of(Space.Ours);

        var page = await new InvoiceQueries(plans, Space, Space.Clock).ListAsync(new InvoiceListQuery(), Ct);

        Assert.Equal(administrator ? (2_000, 100, 100) : (1_000, 50, 50), (page.Counts.All, page.Counts.Unpaid, page.Counts.Void));
        var counts = plans.All.SkipLast(1).SelectMany(plan => plan).Where(step => step.Contains("Invoices", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(counts);
        Assert.All(counts, step => Assert.Matches("^SEARCH .* USING COVERING INDEX .*(Status=|Status>)", step));
    }

    // As it will be: most are paid.
    private Task FillAsync() => Space.LivedAsync("two thousand invoices", InvoiceAsync);

    private async Task InvoiceAsync()
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        foreach (var key in new[] { Space.Ours.Id, Space.Theirs.Id })
        {
            var reseller = await db.Resellers.SingleAsync(one => one.Id == key, Ct);
            var customers = Enumerable.Range(0, 200).Select(i => new SpaceAdmin.Core.Customers.Customer(key, $"cust-{i}")).ToList();
            db.Customers.AddRange(customers);
            await db.SaveChangesAsync(Ct);
            for (var i = 0; i < 1_000; i++)
            {
                var now = reseller.Local(Space.Clock.GetUtcNow());
                var invoice = new Invoice(reseller, customers[i % 200].Id, "USD", Today.AddDays(i % 30 - 15), now);
                invoice.Add(new InvoiceLine(InvoiceLineKind.Term, i, 1, "A month", 1, 995));
                db.Invoices.Add(invoice);
                _ = i % 20 == 0 ? 0 : i % 20 == 1 ? invoice.Void("Wrong", now.Instant) : invoice.Take(995, now.Instant);
            }
        }

        await db.SaveChangesAsync(Ct);
        await write.CommitAsync(Ct);
        await db.RefreshStatisticsAsync(Ct);
    }

    /// <summary>Asks SQLite for the plan of each query before it runs.</summary>
    private sealed class Plans(Space space) : DbCommandInterceptor, IDbContextFactory<SpaceDb>
    {
        public List<IReadOnlyList<string>> All { get; } = [];

        public SpaceDb CreateDbContext() => new SqliteSpaceDb(
            (DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(space.ConnectionString).AddInterceptors(this).Options);

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
