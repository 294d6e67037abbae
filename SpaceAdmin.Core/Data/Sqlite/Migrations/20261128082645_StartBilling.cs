using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StartBilling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Services_ToCancel",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToInvoice",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToSuspend",
                table: "Services");

            migrationBuilder.AddColumn<long>(
                name: "AwaitsBillingSince",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Services_AwaitsBilling",
                table: "Services",
                columns: new[] { "ResellerId", "Status" },
                filter: "\"AwaitsBillingSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToCancel",
                table: "Services",
                column: "SuspendedAt",
                filter: "\"SuspensionSource\" = 'Overdue' AND \"AwaitsBillingSince\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToInvoice",
                table: "Services",
                column: "NextTermOn",
                filter: "\"Status\" = 'Active' AND \"NextTermOn\" IS NOT NULL AND \"InvoicedTerm\" <= \"TermNumber\" AND \"AwaitsBillingSince\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToSuspend",
                table: "Services",
                column: "DueOn",
                filter: "\"Status\" = 'Active' AND \"DueOn\" IS NOT NULL AND \"AwaitsBillingSince\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Services_AwaitsBilling",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToCancel",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToInvoice",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToSuspend",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "AwaitsBillingSince",
                table: "Services");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToCancel",
                table: "Services",
                column: "SuspendedAt",
                filter: "\"SuspensionSource\" = 'Overdue'");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToInvoice",
                table: "Services",
                column: "NextTermOn",
                filter: "\"Status\" = 'Active' AND \"NextTermOn\" IS NOT NULL AND \"InvoicedTerm\" <= \"TermNumber\"");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToSuspend",
                table: "Services",
                column: "DueOn",
                filter: "\"Status\" = 'Active' AND \"DueOn\" IS NOT NULL");
        }
    }
}
