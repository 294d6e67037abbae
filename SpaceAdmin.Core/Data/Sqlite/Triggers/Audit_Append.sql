-- The audit log grows at its end only, also against REPLACE, which deletes without firing the trigger for deletes.
-- No function call: SQLite would copy each page that the statement touches. The length of the hash is checked by the chain.
CREATE TRIGGER "Audit_Append" BEFORE INSERT ON "Audit"
WHEN NEW."Hash" IS NULL OR NEW."Hash" = X'' OR NEW."Id" <> (SELECT coalesce(max("Id"), 0) + 1 FROM "Audit") BEGIN
    SELECT RAISE(FAIL, 'The audit log grows at its end only, by entries with a hash.');
END;
