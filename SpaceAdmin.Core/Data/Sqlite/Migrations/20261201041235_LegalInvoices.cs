using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LegalInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Billing_CreditNotePattern",
                table: "Resellers",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Foot",
                table: "Resellers",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_InvoicePattern",
                table: "Resellers",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Prices",
                table: "Resellers",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Billing_Rounding",
                table: "Resellers",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Billing_Seller_Address",
                table: "Resellers",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Seller_Country",
                table: "Resellers",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Seller_Name",
                table: "Resellers",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Seller_TaxNumber",
                table: "Resellers",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TaxClass",
                table: "Plans",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Buyer_Address",
                table: "Invoices",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Buyer_Country",
                table: "Invoices",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Buyer_Name",
                table: "Invoices",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Buyer_TaxNumber",
                table: "Invoices",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DisplayNumber",
                table: "Invoices",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "NOCASE");

            migrationBuilder.AddColumn<string>(
                name: "Foot",
                table: "Invoices",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seller_Address",
                table: "Invoices",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seller_Country",
                table: "Invoices",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seller_Name",
                table: "Invoices",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seller_TaxNumber",
                table: "Invoices",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TaxSentences",
                table: "Invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Net",
                table: "InvoiceLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Tax",
                table: "InvoiceLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "TaxName",
                table: "InvoiceLines",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TaxRate",
                table: "InvoiceLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TaxTreatment",
                table: "InvoiceLines",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Billing_Address",
                table: "Customers",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Country",
                table: "Customers",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_Name",
                table: "Customers",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Billing_TaxNumber",
                table: "Customers",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Customers",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DisplayNumber",
                table: "CreditNotes",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Net",
                table: "CreditNoteLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Tax",
                table: "CreditNoteLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "TaxName",
                table: "CreditNoteLines",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TaxRate",
                table: "CreditNoteLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TaxTreatment",
                table: "CreditNoteLines",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "TaxClass",
                table: "AddOns",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "TaxRates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ResellerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Customers = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Class = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Treatment = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rate = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxRates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TaxRates_Resellers_ResellerId",
                        column: x => x.ResellerId,
                        principalTable: "Resellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_ResellerId_DisplayNumber",
                table: "Invoices",
                columns: new[] { "ResellerId", "DisplayNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_TaxRates_ResellerId",
                table: "TaxRates",
                column: "ResellerId");

            migrationBuilder.Sql(LegalInvoicesData.Fill);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TaxRates");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_ResellerId_DisplayNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Billing_CreditNotePattern",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Foot",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_InvoicePattern",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Prices",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Rounding",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Seller_Address",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Seller_Country",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Seller_Name",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "Billing_Seller_TaxNumber",
                table: "Resellers");

            migrationBuilder.DropColumn(
                name: "TaxClass",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Buyer_Address",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Buyer_Country",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Buyer_Name",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Buyer_TaxNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "DisplayNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Foot",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Seller_Address",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Seller_Country",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Seller_Name",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Seller_TaxNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "TaxSentences",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "Net",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "Tax",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "TaxName",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "TaxRate",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "TaxTreatment",
                table: "InvoiceLines");

            migrationBuilder.DropColumn(
                name: "Billing_Address",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Billing_Country",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Billing_Name",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Billing_TaxNumber",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "DisplayNumber",
                table: "CreditNotes");

            migrationBuilder.DropColumn(
                name: "Net",
                table: "CreditNoteLines");

            migrationBuilder.DropColumn(
                name: "Tax",
                table: "CreditNoteLines");

            migrationBuilder.DropColumn(
                name: "TaxName",
                table: "CreditNoteLines");

            migrationBuilder.DropColumn(
                name: "TaxRate",
                table: "CreditNoteLines");

            migrationBuilder.DropColumn(
                name: "TaxTreatment",
                table: "CreditNoteLines");

            migrationBuilder.DropColumn(
                name: "TaxClass",
                table: "AddOns");
        }
    }
}
