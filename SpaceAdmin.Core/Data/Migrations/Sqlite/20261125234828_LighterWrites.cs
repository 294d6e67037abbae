using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Migrations.Sqlite
{
    /// <summary>
    /// What every write pays for is made cheap. SQLite copies each page that a statement touches, to undo that statement alone,
    /// wherever a trigger holds an upsert or calls a function; so the triggers do neither. The grid's order by the day of suspension
    /// has no index of its own any more: it is read in two parts.
    /// </summary>
    public partial class LighterWrites : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "Services_Tally_Insert"; DROP TRIGGER "Services_Tally_Update"; DROP TRIGGER "Audit_Append";""");
            migrationBuilder.Sql("""
                CREATE TRIGGER "Services_Tally_Insert" AFTER INSERT ON "Services" BEGIN
                    INSERT INTO "ServiceTallies" ("ResellerId", "TypeId", "Status", "Count") SELECT NEW."ResellerId", NEW."TypeId", NEW."Status", 0
                        WHERE NOT EXISTS (SELECT 1 FROM "ServiceTallies" WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status");
                    UPDATE "ServiceTallies" SET "Count" = "Count" + 1
                        WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status";
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "Services_Tally_Update" AFTER UPDATE OF "ResellerId", "TypeId", "Status" ON "Services" BEGIN
                    UPDATE "ServiceTallies" SET "Count" = "Count" - 1
                        WHERE "ResellerId" = OLD."ResellerId" AND "TypeId" = OLD."TypeId" AND "Status" = OLD."Status";
                    INSERT INTO "ServiceTallies" ("ResellerId", "TypeId", "Status", "Count") SELECT NEW."ResellerId", NEW."TypeId", NEW."Status", 0
                        WHERE NOT EXISTS (SELECT 1 FROM "ServiceTallies" WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status");
                    UPDATE "ServiceTallies" SET "Count" = "Count" + 1
                        WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status";
                END;
                """);

            // Also against REPLACE, which deletes without telling the trigger for it. How long the hash is, the chain tells.
            migrationBuilder.Sql("""
                CREATE TRIGGER "Audit_Append" BEFORE INSERT ON "Audit"
                WHEN NEW."Hash" = X'' OR NEW."Id" <> (SELECT coalesce(max("Id"), 0) + 1 FROM "Audit") BEGIN
                    SELECT RAISE(FAIL, 'The audit log grows at its end only, by entries with a hash.');
                END;
                """);

            migrationBuilder.Sql("""DROP INDEX "IX_Services_SuspendedFirst"; DROP INDEX "IX_Services_ResellerId_SuspendedFirst";""");

            migrationBuilder.DropIndex(name: "IX_Outbox_InvoiceId", table: "Outbox");
            migrationBuilder.CreateIndex(name: "IX_Outbox_InvoiceId", table: "Outbox", column: "InvoiceId", filter: "\"InvoiceId\" IS NOT NULL");
            migrationBuilder.Sql("""ALTER TABLE "Outbox" DROP COLUMN "UserId";"""); // nobody filled it
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE "Outbox" ADD COLUMN "UserId" INTEGER NULL;""");
            migrationBuilder.DropIndex(name: "IX_Outbox_InvoiceId", table: "Outbox");
            migrationBuilder.CreateIndex(name: "IX_Outbox_InvoiceId", table: "Outbox", column: "InvoiceId");
            migrationBuilder.Sql("""
                CREATE INDEX "IX_Services_ResellerId_SuspendedFirst" ON "Services" ("ResellerId", ("SuspendedAt" IS NULL), "SuspendedAt");
                CREATE INDEX "IX_Services_SuspendedFirst" ON "Services" (("SuspendedAt" IS NULL), "SuspendedAt");
                """); // the triggers do the same as those before them
        }
    }
}
