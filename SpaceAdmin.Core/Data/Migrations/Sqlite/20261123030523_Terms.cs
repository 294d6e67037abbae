using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Migrations.Sqlite
{
    /// <summary>Terms, invoices and schedules, and what the monitor needs to do its work by them.</summary>
    public partial class Terms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AnchorOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AwaitsActivationSince",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoldReason",
                table: "Services",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HoldUntil",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "InvoicedTerm",
                table: "Services",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextTermOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SetupFee",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TermEndsOn",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TermNumber",
                table: "Services",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WarnedFor",
                table: "Services",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastInvoiceNumber",
                table: "Resellers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BalanceEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BalanceEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Balances",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Balances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invoices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PaidAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invoices_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invoices_Resellers_ResellerId",
                        column: x => x.ResellerId,
                        principalTable: "Resellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonitorFailures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Pass = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NextTryAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitorFailures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonitorRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Trigger = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Milliseconds = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitorRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonitorSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: true),
                    IssueDays = table.Column<int>(type: "INTEGER", nullable: true),
                    WarnDays = table.Column<int>(type: "INTEGER", nullable: true),
                    SuspendDays = table.Column<int>(type: "INTEGER", nullable: true),
                    CancelDays = table.Column<int>(type: "INTEGER", nullable: true),
                    WarningText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SuspensionText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CancellationText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitorSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonitorStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PausedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PauseReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    TermsOpened = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitorStates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScheduledActions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ByCustomer = table.Column<bool>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScheduledActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScheduledActions_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Cycle = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Fee = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Terms_Services_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "Services",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    TermNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Credited = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvoiceLines_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payments_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonitorPassRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RunId = table.Column<long>(type: "INTEGER", nullable: false),
                    Pass = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftAlone = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Milliseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitorPassRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonitorPassRuns_MonitorRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "MonitorRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "MonitorStates",
                columns: new[] { "Id", "PauseReason", "PausedAt", "PausedBy", "TermsOpened" },
                values: new object[] { 1, null, null, null, false });

            migrationBuilder.CreateIndex(
                name: "IX_Services_ResellerId_TermEndsOn",
                table: "Services",
                columns: new[] { "ResellerId", "TermEndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Services_TermEndsOn",
                table: "Services",
                column: "TermEndsOn");

            migrationBuilder.CreateIndex(
                name: "IX_Services_ToActivate",
                table: "Services",
                column: "AwaitsActivationSince",
                filter: "\"AwaitsActivationSince\" IS NOT NULL");

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

            migrationBuilder.CreateIndex(
                name: "IX_BalanceEntries_CustomerId",
                table: "BalanceEntries",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_BalanceEntries_InvoiceId",
                table: "BalanceEntries",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Balances_CustomerId_Currency",
                table: "Balances",
                columns: new[] { "CustomerId", "Currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Balances_Positive",
                table: "Balances",
                column: "CustomerId",
                filter: "\"Amount\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_InvoiceId",
                table: "InvoiceLines",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLines_ServiceId",
                table: "InvoiceLines",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CustomerId_Status",
                table: "Invoices",
                columns: new[] { "CustomerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ResellerId_Number",
                table: "Invoices",
                columns: new[] { "ResellerId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ResellerId_Status_DueOn",
                table: "Invoices",
                columns: new[] { "ResellerId", "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Status_DueOn",
                table: "Invoices",
                columns: new[] { "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitorFailures_Pass_Subject",
                table: "MonitorFailures",
                columns: new[] { "Pass", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonitorFailures_ServiceId",
                table: "MonitorFailures",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_MonitorPassRuns_RunId_Pass_ResellerId",
                table: "MonitorPassRuns",
                columns: new[] { "RunId", "Pass", "ResellerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonitorPassRuns_StartedAt",
                table: "MonitorPassRuns",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MonitorRuns_StartedAt",
                table: "MonitorRuns",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MonitorSettings_Level_Subject",
                table: "MonitorSettings",
                columns: new[] { "Level", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Key",
                table: "Outbox",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ServiceId",
                table: "Outbox",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CustomerId",
                table: "Payments",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_InvoiceId",
                table: "Payments",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_ResellerId_Reference",
                table: "Payments",
                columns: new[] { "ResellerId", "Reference" },
                unique: true,
                filter: "\"Reference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ScheduledActions_Once",
                table: "ScheduledActions",
                columns: new[] { "ServiceId", "Action", "State" },
                unique: true,
                filter: "\"State\" IN ('Requested', 'Pending')");

            migrationBuilder.CreateIndex(
                name: "IX_ScheduledActions_Open",
                table: "ScheduledActions",
                column: "ServiceId",
                filter: "\"State\" IN ('Requested', 'Pending')");

            migrationBuilder.CreateIndex(
                name: "IX_ScheduledActions_Pending",
                table: "ScheduledActions",
                column: "On",
                filter: "\"State\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_ScheduledActions_ServiceId",
                table: "ScheduledActions",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Terms_ServiceId_Number",
                table: "Terms",
                columns: new[] { "ServiceId", "Number" },
                unique: true);

            // What ends last comes first or last in the grid, and what never ends comes last in both directions.
            migrationBuilder.Sql("""CREATE INDEX "IX_Services_ResellerId_ExpiresLast" ON "Services" ("ResellerId", ("TermEndsOn" IS NULL), "TermEndsOn");""");
            migrationBuilder.Sql("""CREATE INDEX "IX_Services_ExpiresLast" ON "Services" (("TermEndsOn" IS NULL), "TermEndsOn");""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP INDEX "IX_Services_ExpiresLast"; DROP INDEX "IX_Services_ResellerId_ExpiresLast";""");

            migrationBuilder.DropTable(
                name: "BalanceEntries");

            migrationBuilder.DropTable(
                name: "Balances");

            migrationBuilder.DropTable(
                name: "InvoiceLines");

            migrationBuilder.DropTable(
                name: "MonitorFailures");

            migrationBuilder.DropTable(
                name: "MonitorPassRuns");

            migrationBuilder.DropTable(
                name: "MonitorSettings");

            migrationBuilder.DropTable(
                name: "MonitorStates");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropTable(
                name: "ScheduledActions");

            migrationBuilder.DropTable(
                name: "Terms");

            migrationBuilder.DropTable(
                name: "MonitorRuns");

            migrationBuilder.DropTable(
                name: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Services_ResellerId_TermEndsOn",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_TermEndsOn",
                table: "Services");

            migrationBuilder.DropIndex(
                name: "IX_Services_ToActivate",
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
                name: "AnchorOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "AwaitsActivationSince",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "HoldReason",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "HoldUntil",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "InvoicedTerm",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "NextTermOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "SetupFee",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "TermEndsOn",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "TermNumber",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "WarnedFor",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "LastInvoiceNumber",
                table: "Resellers");
        }
    }
}
