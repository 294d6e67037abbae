using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SpaceAdmin.Core.Data.Migrations.Sqlite
{
    /// <summary>What the grid needs and the model cannot say: the triggers that keep the tally, and orders with null last.</summary>
    public partial class GridSupport : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TRIGGER "Services_Tally_Insert" AFTER INSERT ON "Services" BEGIN
                    INSERT INTO "ServiceTallies" ("ResellerId", "TypeId", "Status", "Count") VALUES (NEW."ResellerId", NEW."TypeId", NEW."Status", 1)
                        ON CONFLICT DO UPDATE SET "Count" = "Count" + 1;
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "Services_Tally_Delete" AFTER DELETE ON "Services" BEGIN
                    UPDATE "ServiceTallies" SET "Count" = "Count" - 1
                        WHERE "ResellerId" = OLD."ResellerId" AND "TypeId" = OLD."TypeId" AND "Status" = OLD."Status";
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "Services_Tally_Update" AFTER UPDATE OF "ResellerId", "TypeId", "Status" ON "Services" BEGIN
                    UPDATE "ServiceTallies" SET "Count" = "Count" - 1
                        WHERE "ResellerId" = OLD."ResellerId" AND "TypeId" = OLD."TypeId" AND "Status" = OLD."Status";
                    INSERT INTO "ServiceTallies" ("ResellerId", "TypeId", "Status", "Count") VALUES (NEW."ResellerId", NEW."TypeId", NEW."Status", 1)
                        ON CONFLICT DO UPDATE SET "Count" = "Count" + 1;
                END;
                """);
            migrationBuilder.Sql("""
                CREATE INDEX "IX_Services_ResellerId_SuspendedFirst" ON "Services" ("ResellerId", ("SuspendedAt" IS NULL), "SuspendedAt");
                """);
            migrationBuilder.Sql("""
                CREATE INDEX "IX_Services_SuspendedFirst" ON "Services" (("SuspendedAt" IS NULL), "SuspendedAt");
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP INDEX "IX_Services_SuspendedFirst"; DROP INDEX "IX_Services_ResellerId_SuspendedFirst";""");
            migrationBuilder.Sql("""DROP TRIGGER "Services_Tally_Update"; DROP TRIGGER "Services_Tally_Delete"; DROP TRIGGER "Services_Tally_Insert";""");
        }
    }
}
