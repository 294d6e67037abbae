-- The same for the services of one reseller.
CREATE INDEX "IX_Services_ResellerId_ExpiresLast" ON "Services" ("ResellerId", ("TermEndsOn" IS NULL), "TermEndsOn");
