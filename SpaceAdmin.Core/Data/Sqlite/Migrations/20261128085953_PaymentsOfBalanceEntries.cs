using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PaymentsOfBalanceEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Which payment brought what was more than its invoice asked: both were written at one moment. In a migration of
            // its own, since the one before rebuilds the table at its end.
            migrationBuilder.Sql("""
                UPDATE BalanceEntries
                SET PaymentId = (SELECT p.Id FROM Payments p WHERE p.InvoiceId = BalanceEntries.InvoiceId AND p.RecordedAt = BalanceEntries.At ORDER BY p.Id LIMIT 1)
                WHERE Amount > 0 AND Text LIKE 'Paid more than invoice %';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
