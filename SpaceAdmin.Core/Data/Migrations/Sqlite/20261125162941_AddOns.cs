using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddOns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "OrdersReadTo",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "NextQuantity",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextQuantityOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PartDays",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PartEndsOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PartOfDays",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ReasonIsPrivate",
                table: "Services",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ReasonIsPrivate",
                table: "ScheduledActions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PaymentInstructions",
                table: "Resellers",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ArchivedAt",
                table: "Plans",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Plans",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Plans",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "OnSale",
                table: "Plans",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Position",
                table: "Plans",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Prices",
                table: "Plans",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<int>(
                name: "Stock",
                table: "Plans",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPrivate",
                table: "LifecycleRecords",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AddOnOrders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    OrderedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddOnOrders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AddOns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MaxQuantity = table.Column<int>(type: "INTEGER", nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    TypeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Prices = table.Column<string>(type: "TEXT", nullable: false, defaultValueSql: "'[]'"),
                    OnSale = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stock = table.Column<int>(type: "INTEGER", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddOns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AddOns_Resellers_ResellerId",
                        column: x => x.ResellerId,
                        principalTable: "Resellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AddOns_ServiceTypes_TypeId",
                        column: x => x.TypeId,
                        principalTable: "ServiceTypes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AddOnPlans",
                columns: table => new
                {
                    AddOnId = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddOnPlans", x => new { x.AddOnId, x.PlanId });
                    table.ForeignKey(
                        name: "FK_AddOnPlans_AddOns_AddOnId",
                        column: x => x.AddOnId,
                        principalTable: "AddOns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AddOnPlans_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // By hand: for a key that EF adds it would build the table anew, without its triggers and its own indexes.
            migrationBuilder.Sql("""ALTER TABLE "Services" ADD COLUMN "AddOnId" INTEGER NULL CONSTRAINT "FK_Services_AddOns_AddOnId" REFERENCES "AddOns" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.CreateIndex(
                name: "IX_Services_AddOnId",
                table: "Services",
                column: "AddOnId",
                filter: "\"AddOnId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToReduce",
                table: "Services",
                column: "NextQuantityOn",
                filter: "\"NextQuantityOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_InvoiceId",
                table: "Outbox",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_AddOnOrders_CustomerId_Key",
                table: "AddOnOrders",
                columns: new[] { "CustomerId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddOnOrders_ResellerId",
                table: "AddOnOrders",
                column: "ResellerId");

            migrationBuilder.CreateIndex(
                name: "IX_AddOnPlans_PlanId",
                table: "AddOnPlans",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_AddOns_ResellerId_Name",
                table: "AddOns",
                columns: new[] { "ResellerId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AddOns_TypeId",
                table: "AddOns",
                column: "TypeId");

            // What was written before was meant for colleagues; what the monitor said was meant for customers.
            migrationBuilder.Sql("""UPDATE "LifecycleRecords" SET "IsPrivate" = 1 WHERE "Reason" IS NOT NULL AND "ActorName" <> 'Surface Monitor';""");
            migrationBuilder.Sql("""UPDATE "Services" SET "ReasonIsPrivate" = 1 WHERE "Reason" IS NOT NULL AND "SuspensionSource" IS NOT 'Overdue';""");
            migrationBuilder.Sql("""UPDATE "ScheduledActions" SET "ReasonIsPrivate" = 1 WHERE "Reason" IS NOT NULL AND "ByCustomer" = 0;""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Services_AddOns_AddOnId",
                table: "Services");

            migrationBuilder.DropTable(
                name: "AddOnOrders");

            migrationBuilder.DropTable(
                name: "AddOnPlans");

            migrationBuilder.DropTable(
                name: "AddOns");

            migrationBuilder.DropIndex(
                name: "IX_Services_AddOnId",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToReduce",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_InvoiceId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "OrdersReadTo",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "AddOnId",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "NextQuantity",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "NextQuantityOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "PartDays",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "PartEndsOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "PartOfDays",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "ReasonIsPrivate",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "ReasonIsPrivate",
                table: "ScheduledActions");

            migrationBuilder.DropColumn(
                name: "PaymentInstructions",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "OnSale",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Prices",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Stock",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "IsPrivate",
                table: "LifecycleRecords");
        }
    }
}
