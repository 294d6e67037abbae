-- No entry of the audit log is ever changed.
CREATE TRIGGER "Audit_Update" BEFORE UPDATE ON "Audit" BEGIN
    SELECT RAISE(ABORT, 'The audit log is append-only.');
END;
