using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ToldBefore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "SuspendsOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            // Who was warned is not warned a second time: it knows the day of its suspension as that of the program before.
            migrationBuilder.Sql("UPDATE \"Services\" SET \"SuspendsOn\" = \"WarnedFor\" WHERE \"WarnedFor\" IS NOT NULL");

            migrationBuilder.AddColumn<long>(
                name: "GathersUntil",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeaderId",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reminders",
                table: "MonitorSettings",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RemindedFor",
                table: "Invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ToGather",
                table: "Outbox",
                column: "CustomerId",
                filter: "\"State\" = 'Pending' AND \"GathersUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_LeaderId",
                table: "Outbox",
                column: "LeaderId",
                filter: "\"LeaderId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_ToGather",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_LeaderId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SuspendsOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "GathersUntil",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "LeaderId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "MonitorSettings");

            migrationBuilder.DropColumn(
                name: "RemindedFor",
                table: "Invoices");
        }
    }
}
