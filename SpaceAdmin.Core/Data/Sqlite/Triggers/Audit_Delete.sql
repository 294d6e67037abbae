-- No entry of the audit log is ever deleted.
CREATE TRIGGER "Audit_Delete" BEFORE DELETE ON "Audit" BEGIN
    SELECT RAISE(ABORT, 'The audit log is append-only.');
END;
