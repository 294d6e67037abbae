-- A deleted service is counted no more.
CREATE TRIGGER "Services_Tally_Delete" AFTER DELETE ON "Services" BEGIN
    UPDATE "ServiceTallies" SET "Count" = "Count" - 1
        WHERE "ResellerId" = OLD."ResellerId" AND "TypeId" = OLD."TypeId" AND "Status" = OLD."Status";
END;
