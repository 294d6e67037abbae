-- Keeps the counts of services by reseller, type and status.
-- No upsert: SQLite would copy each page that the statement touches, to undo that statement alone.
CREATE TRIGGER "Services_Tally_Insert" AFTER INSERT ON "Services" BEGIN
    INSERT INTO "ServiceTallies" ("ResellerId", "TypeId", "Status", "Count") SELECT NEW."ResellerId", NEW."TypeId", NEW."Status", 0
        WHERE NOT EXISTS (SELECT 1 FROM "ServiceTallies" WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status");
    UPDATE "ServiceTallies" SET "Count" = "Count" + 1
        WHERE "ResellerId" = NEW."ResellerId" AND "TypeId" = NEW."TypeId" AND "Status" = NEW."Status";
END;
