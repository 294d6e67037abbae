using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Provisioner",
                table: "ServiceTypes",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "OperationId",
                table: "Services",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PendingAction",
                table: "Services",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StuckAction",
                table: "Services",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OutsidePlan",
                table: "Plans",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Provisioner",
                table: "Plans",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Outbox",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Outbox",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "DueAt",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "LeaseId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OperationId",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Payload",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UserId",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OutsidePlan",
                table: "AddOns",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Provisioner",
                table: "AddOns",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            // What was recorded before anything was delivered is history by now: nobody gets a warning of last year.
            migrationBuilder.Sql(
                """
                UPDATE "Outbox" SET "State" = 'GivenUp', "Answer" = 'Recorded before messages were delivered.', "DueAt" = "CreatedAt", "SettledAt" = "CreatedAt";
                """);

            migrationBuilder.CreateTable(
                name: "MailTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    Html = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    IsOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailTemplates_Resellers_ResellerId",
                        column: x => x.ResellerId,
                        principalTable: "Resellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutsideReferences",
                columns: table => new
                {
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideReferences", x => new { x.ServiceId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "ProvisionerSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SealedSecret = table.Column<string>(type: "TEXT", nullable: true),
                    Namespace = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ParentPackageId = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionerSettings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProvisionerSettings_Resellers_ResellerId",
                        column: x => x.ResellerId,
                        principalTable: "Resellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SentMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OutboxMessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServiceOperations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ServiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReasonIsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    TellsCustomer = table.Column<bool>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ActorScope = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OnBehalfOf = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceOperations", x => x.Id);
                });

            migrationBuilder.UpdateData(
                table: "ServiceTypes",
                keyColumn: "Id",
                keyValue: 1,
                column: "Provisioner",
                value: "None");

            migrationBuilder.UpdateData(
                table: "ServiceTypes",
                keyColumn: "Id",
                keyValue: 2,
                column: "Provisioner",
                value: "None");

            migrationBuilder.UpdateData(
                table: "ServiceTypes",
                keyColumn: "Id",
                keyValue: 3,
                column: "Provisioner",
                value: "None");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Failed",
                table: "Outbox",
                column: "ResellerId",
                filter: "\"State\" = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_OperationId",
                table: "Outbox",
                column: "OperationId",
                filter: "\"OperationId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ToDeliver",
                table: "Outbox",
                column: "DueAt",
                filter: "\"State\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_MailTemplates_ResellerId_Event",
                table: "MailTemplates",
                columns: new[] { "ResellerId", "Event" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionerSettings_ResellerId_Kind",
                table: "ProvisionerSettings",
                columns: new[] { "ResellerId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SentMails_CustomerId",
                table: "SentMails",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_SentMails_OutboxMessageId",
                table: "SentMails",
                column: "OutboxMessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SentMails_ServiceId",
                table: "SentMails",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOperations_ServiceId",
                table: "ServiceOperations",
                column: "ServiceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MailTemplates");

            migrationBuilder.DropTable(
                name: "OutsideReferences");

            migrationBuilder.DropTable(
                name: "ProvisionerSettings");

            migrationBuilder.DropTable(
                name: "SentMails");

            migrationBuilder.DropTable(
                name: "ServiceOperations");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Failed",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_OperationId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_ToDeliver",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Provisioner",
                table: "ServiceTypes");

            migrationBuilder.DropColumn(
                name: "OperationId",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "PendingAction",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "StuckAction",
                table: "Services");

            migrationBuilder.DropColumn(
                name: "OutsidePlan",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Provisioner",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "LeaseId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "OperationId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Payload",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "UserId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "OutsidePlan",
                table: "AddOns");

            migrationBuilder.DropColumn(
                name: "Provisioner",
                table: "AddOns");
        }
    }
}
