-- The grid ordered by the end of the term, services without a term last. The model cannot express an index over an expression.
CREATE INDEX "IX_Services_ExpiresLast" ON "Services" (("TermEndsOn" IS NULL), "TermEndsOn");
