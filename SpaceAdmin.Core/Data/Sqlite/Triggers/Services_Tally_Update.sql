-- A service changes its reseller, type or status: one count falls, another rises.
-- No upsert: see Services_Tally_Insert.
CREATE TRIGGER "Services_Tally_Update" AFTER UPDATE OF "ResellerId", "TypeId", "Status" ON "Services" BEGIN
    UPDATE "ServiceTallies" SET "Count" = "Count" - 1
        WHERE "ResellerId" = OLD."ResellerId" AND "TypeId" = OLD."TypeId" AND "Status" = OLD."Status";
    INSERT INTO "ServiceTallies" ("ResellerId", "TypeId", "Status", "Count") SELECT NEW."ResellerId", NEW."TypeId", NEW."Status", 0
        WHERE NOT EXISTS (SELECT 1 FROM "ServiceTallies" WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status");
    UPDATE "ServiceTallies" SET "Count" = "Count" + 1
        WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status";
END;
