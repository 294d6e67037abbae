using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PaymentCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, since EF rebuilds tables outside of the transaction: who was killed in between would have half of it. Nothing
            // refers to these two tables yet, so they can be replaced while foreign keys are checked.
            migrationBuilder.Sql("""
                CREATE TABLE "new_Payments" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_Payments" PRIMARY KEY AUTOINCREMENT,
                    "ActorName" TEXT NOT NULL,
                    "ActorUserId" INTEGER NULL,
                    "Amount" INTEGER NOT NULL,
                    "Currency" TEXT NOT NULL,
                    "CustomerId" INTEGER NOT NULL,
                    "InvoiceId" INTEGER NULL,
                    "Kind" TEXT NOT NULL,
                    "Method" TEXT NULL,
                    "OfPaymentId" INTEGER NULL,
                    "Reason" TEXT NULL,
                    "ReceivedOn" TEXT NOT NULL,
                    "RecordedAt" INTEGER NOT NULL,
                    "Reference" TEXT NULL,
                    "ResellerId" INTEGER NOT NULL,
                    "TakenBackAt" INTEGER NULL,
                    CONSTRAINT "FK_Payments_Invoices_InvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "Invoices" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_Payments_Payments_OfPaymentId" FOREIGN KEY ("OfPaymentId") REFERENCES "Payments" ("Id") ON DELETE RESTRICT
                );
                INSERT INTO "new_Payments" ("Id", "ActorName", "ActorUserId", "Amount", "Currency", "CustomerId", "InvoiceId", "Kind", "Method", "ReceivedOn", "RecordedAt", "Reference", "ResellerId")
                SELECT "Id", "ActorName", "ActorUserId", "Amount", "Currency", "CustomerId", "InvoiceId", 'Received', "Method", "ReceivedOn", "RecordedAt", "Reference", "ResellerId"
                FROM "Payments";
                DROP TABLE "Payments";
                ALTER TABLE "new_Payments" RENAME TO "Payments";
                CREATE INDEX "IX_Payments_CustomerId" ON "Payments" ("CustomerId");
                CREATE INDEX "IX_Payments_InvoiceId" ON "Payments" ("InvoiceId");
                CREATE INDEX "IX_Payments_OfPaymentId" ON "Payments" ("OfPaymentId");
                CREATE UNIQUE INDEX "IX_Payments_ResellerId_Reference" ON "Payments" ("ResellerId", "Reference") WHERE "Reference" IS NOT NULL AND "TakenBackAt" IS NULL;

                CREATE TABLE "new_BalanceEntries" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_BalanceEntries" PRIMARY KEY AUTOINCREMENT,
                    "Amount" INTEGER NOT NULL,
                    "At" INTEGER NOT NULL,
                    "Currency" TEXT NOT NULL,
                    "CustomerId" INTEGER NOT NULL,
                    "InvoiceId" INTEGER NULL,
                    "PaymentId" INTEGER NULL,
                    "ResellerId" INTEGER NOT NULL,
                    "Text" TEXT NOT NULL,
                    CONSTRAINT "FK_BalanceEntries_Payments_PaymentId" FOREIGN KEY ("PaymentId") REFERENCES "Payments" ("Id") ON DELETE RESTRICT
                );
                -- Which payment brought what was more than its invoice asked: both were written at one moment.
                INSERT INTO "new_BalanceEntries" ("Id", "Amount", "At", "Currency", "CustomerId", "InvoiceId", "PaymentId", "ResellerId", "Text")
                SELECT "Id", "Amount", "At", "Currency", "CustomerId", "InvoiceId",
                       CASE WHEN "Amount" > 0 AND "Text" LIKE 'Paid more than invoice %' THEN
                           (SELECT p."Id" FROM "Payments" p WHERE p."InvoiceId" = e."InvoiceId" AND p."RecordedAt" = e."At" ORDER BY p."Id" LIMIT 1) END,
                       "ResellerId", "Text"
                FROM "BalanceEntries" e;
                DROP TABLE "BalanceEntries";
                ALTER TABLE "new_BalanceEntries" RENAME TO "BalanceEntries";
                CREATE INDEX "IX_BalanceEntries_CustomerId" ON "BalanceEntries" ("CustomerId");
                CREATE INDEX "IX_BalanceEntries_InvoiceId" ON "BalanceEntries" ("InvoiceId");
                CREATE INDEX "IX_BalanceEntries_PaymentId" ON "BalanceEntries" ("PaymentId");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_BalanceEntries_Payments_PaymentId",
                table: "BalanceEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_Payments_Payments_OfPaymentId",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_OfPaymentId",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_ResellerId_Reference",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_BalanceEntries_PaymentId",
                table: "BalanceEntries");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "OfPaymentId",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "TakenBackAt",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "PaymentId",
                table: "BalanceEntries");

            migrationBuilder.AlterColumn<int>(
                name: "InvoiceId",
                table: "Payments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "InvoiceId",
                table: "BalanceEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_ResellerId_Reference",
                table: "Payments",
                columns: new[] { "ResellerId", "Reference" },
                unique: true,
                filter: "\"Reference\" IS NOT NULL");
        }
    }
}
