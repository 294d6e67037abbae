using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Migrations.Sqlite
{
    /// <summary>The chain of hashes, and the triggers that keep the log from being written in any way but at its end.</summary>
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Audit_InBulk",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ResellerId_InBulk",
                table: "Audit");

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Audit",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "Audit",
                type: "BLOB",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Audit",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "Audit",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Newest",
                table: "Audit",
                column: "At",
                filter: "NOT (\"InBulk\")");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Newest_Action",
                table: "Audit",
                columns: new[] { "Action", "At" },
                filter: "NOT (\"InBulk\")");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Newest_Kind",
                table: "Audit",
                columns: new[] { "Kind", "At" },
                filter: "NOT (\"InBulk\")");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Newest_ResellerId",
                table: "Audit",
                columns: new[] { "ResellerId", "At" },
                filter: "NOT (\"InBulk\")");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ResellerId_At",
                table: "Audit",
                columns: new[] { "ResellerId", "At" });

            // What is older than the chain: it gets its kind here and its hash, once, from AuditSeal at the next start.
            migrationBuilder.Sql("""
                UPDATE "Audit" SET "Kind" = CASE
                    WHEN "Action" LIKE '% note' THEN 'Note'
                    WHEN "Action" = 'Import services' THEN 'Import'
                    WHEN "Action" = 'Create reseller' THEN 'Reseller'
                    ELSE 'Service' END;
                """);

            // Also against REPLACE, which deletes without telling the trigger for it.
            migrationBuilder.Sql("""
                CREATE TRIGGER "Audit_Append" BEFORE INSERT ON "Audit"
                WHEN length(NEW."Hash") <> 32 OR NEW."Id" <> (SELECT coalesce(max("Id"), 0) + 1 FROM "Audit") BEGIN
                    SELECT RAISE(ABORT, 'The audit log grows at its end only, by entries with a hash.');
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "Audit_Update" BEFORE UPDATE ON "Audit" WHEN length(OLD."Hash") <> 0 BEGIN
                    SELECT RAISE(ABORT, 'The audit log is append-only.');
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "Audit_Delete" BEFORE DELETE ON "Audit" BEGIN
                    SELECT RAISE(ABORT, 'The audit log is append-only.');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "Audit_Delete"; DROP TRIGGER "Audit_Update"; DROP TRIGGER "Audit_Append";""");

            migrationBuilder.DropIndex(
                name: "IX_Audit_At",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Newest",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Newest_Action",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Newest_Kind",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Newest_ResellerId",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ResellerId_At",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "Audit");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_InBulk",
                table: "Audit",
                column: "InBulk");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ResellerId_InBulk",
                table: "Audit",
                columns: new[] { "ResellerId", "InBulk" });
        }
    }
}
