ALTER TABLE "companies" ADD COLUMN "has_vat_id" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD COLUMN "blank_for" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_drafts_blank_for" ON "invoice_drafts" USING btree ("company_id","blank_for");--> statement-breakpoint
CREATE INDEX "invoices_creator" ON "invoices" USING btree ("company_id","created_by","issued_at");