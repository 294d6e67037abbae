using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EveryEuro : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "UnpaidSince",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql(EveryEuroData.UnpaidOrders);

            migrationBuilder.AddColumn<int>(
                name: "LapseDays",
                table: "MonitorSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Allocated",
                table: "InvoiceLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "PaymentAllocations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PaymentId = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceLineId = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentAllocations_InvoiceLines_InvoiceLineId",
                        column: x => x.InvoiceLineId,
                        principalTable: "InvoiceLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentAllocations_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToLapse",
                table: "Services",
                column: "UnpaidSince",
                filter: "\"Status\" = 'Ordered' AND \"UnpaidSince\" IS NOT NULL AND \"AwaitsActivationSince\" IS NULL AND \"AwaitsBillingSince\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAllocations_InvoiceLineId",
                table: "PaymentAllocations",
                column: "InvoiceLineId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAllocations_PaymentId",
                table: "PaymentAllocations",
                column: "PaymentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PaymentAllocations");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToLapse",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "UnpaidSince",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "LapseDays",
                table: "MonitorSettings");

            migrationBuilder.DropColumn(
                name: "Allocated",
                table: "InvoiceLines");
        }
    }
}
