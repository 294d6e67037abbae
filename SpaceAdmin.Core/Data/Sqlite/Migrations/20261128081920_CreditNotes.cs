using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CreditNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LastCreditNoteNumber",
                table: "Resellers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Credited",
                table: "Invoices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "CreditNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    ToBalance = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditNotes_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditNotes_Resellers_ResellerId",
                        column: x => x.ResellerId,
                        principalTable: "Resellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditNoteLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CreditNoteId = table.Column<int>(type: "INTEGER", nullable: false),
                    InvoiceLineId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditNoteLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditNoteLines_CreditNotes_CreditNoteId",
                        column: x => x.CreditNoteId,
                        principalTable: "CreditNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CreditNoteLines_InvoiceLines_InvoiceLineId",
                        column: x => x.InvoiceLineId,
                        principalTable: "InvoiceLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CreditNoteLines_CreditNoteId",
                table: "CreditNoteLines",
                column: "CreditNoteId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNoteLines_InvoiceLineId",
                table: "CreditNoteLines",
                column: "InvoiceLineId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_CustomerId",
                table: "CreditNotes",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_InvoiceId",
                table: "CreditNotes",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditNotes_ResellerId_Number",
                table: "CreditNotes",
                columns: new[] { "ResellerId", "Number" },
                unique: true);

            // Before there were credit notes, an invoice was credited by negative lines of its own, and void when nothing was left.
            // Those become one note an invoice; the invoice becomes again what it was when it was issued and paid.
            migrationBuilder.Sql("""
                INSERT INTO CreditNotes (ResellerId, CustomerId, InvoiceId, Number, Currency, Reason, Total, ToBalance, IssuedAt, IssuedOn)
                SELECT ResellerId, CustomerId, Id, ROW_NUMBER() OVER (PARTITION BY ResellerId ORDER BY Id), Currency, Reason, Credit, Back, At,
                       date(At / 10000000 - 62135596800, 'unixepoch')
                FROM (
                    SELECT i.*, -SUM(l.Amount) AS Credit,
                           SUBSTR(MIN(l.Text), 1, INSTR(MIN(l.Text), ': ') - 1) AS Reason,
                           COALESCE((SELECT SUM(e.Amount) FROM BalanceEntries e WHERE e.InvoiceId = i.Id AND e.Text = 'Credit of invoice ' || i.Number), 0) AS Back,
                           COALESCE((SELECT MAX(e.At) FROM BalanceEntries e WHERE e.InvoiceId = i.Id AND e.Text = 'Credit of invoice ' || i.Number),
                                    i.VoidedAt, i.PaidAt, i.IssuedAt) AS At
                    FROM Invoices i JOIN InvoiceLines l ON l.InvoiceId = i.Id AND l.Kind = 'Credit'
                    GROUP BY i.Id);

                INSERT INTO CreditNoteLines (CreditNoteId, InvoiceLineId, Text, Quantity, Amount)
                SELECT n.Id, o.Id, o.Text, o.Quantity, o.Amount
                FROM CreditNotes n JOIN InvoiceLines o ON o.InvoiceId = n.InvoiceId AND o.Credited
                ORDER BY o.Id;

                UPDATE Resellers SET LastCreditNoteNumber = (SELECT COUNT(*) FROM CreditNotes n WHERE n.ResellerId = Resellers.Id);

                UPDATE Invoices SET
                    Paid = Paid + n.ToBalance,
                    Credited = n.Total - n.ToBalance,
                    Status = CASE WHEN Status = 'Void' AND Invoices.Total = 0 THEN CASE WHEN n.ToBalance = n.Total THEN 'Paid' ELSE 'Credited' END ELSE Status END,
                    PaidAt = CASE WHEN Status = 'Void' AND Invoices.Total = 0 AND n.ToBalance = n.Total THEN COALESCE(PaidAt, n.IssuedAt) ELSE PaidAt END,
                    VoidedAt = CASE WHEN Invoices.Total = 0 THEN NULL ELSE VoidedAt END,
                    VoidReason = CASE WHEN Invoices.Total = 0 THEN NULL ELSE VoidReason END,
                    Total = Invoices.Total + n.Total
                FROM CreditNotes n WHERE n.InvoiceId = Invoices.Id;

                DELETE FROM InvoiceLines WHERE Kind = 'Credit';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CreditNoteLines");

            migrationBuilder.DropTable(
                name: "CreditNotes");

            migrationBuilder.DropColumn(
                name: "LastCreditNoteNumber",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Credited",
                table: "Invoices");
        }
    }
}
