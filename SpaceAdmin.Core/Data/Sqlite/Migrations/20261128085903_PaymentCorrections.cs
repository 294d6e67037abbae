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
            migrationBuilder.DropIndex(
                name: "IX_Payments_ResellerId_Reference",
                table: "Payments");

            migrationBuilder.AlterColumn<int>(
                name: "InvoiceId",
                table: "Payments",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Payments",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Received");

            migrationBuilder.AddColumn<int>(
                name: "OfPaymentId",
                table: "Payments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Payments",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TakenBackAt",
                table: "Payments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "InvoiceId",
                table: "BalanceEntries",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<int>(
                name: "PaymentId",
                table: "BalanceEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_OfPaymentId",
                table: "Payments",
                column: "OfPaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_ResellerId_Reference",
                table: "Payments",
                columns: new[] { "ResellerId", "Reference" },
                unique: true,
                filter: "\"Reference\" IS NOT NULL AND \"TakenBackAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BalanceEntries_PaymentId",
                table: "BalanceEntries",
                column: "PaymentId");

            migrationBuilder.AddForeignKey(
                name: "FK_BalanceEntries_Payments_PaymentId",
                table: "BalanceEntries",
                column: "PaymentId",
                principalTable: "Payments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Payments_Payments_OfPaymentId",
                table: "Payments",
                column: "OfPaymentId",
                principalTable: "Payments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
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
