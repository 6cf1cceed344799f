ALTER TABLE "invoice_drafts" ADD COLUMN "settles_id" uuid;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "prepaid_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "settles_id" uuid;--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD CONSTRAINT "invoice_drafts_company_id_settles_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","settles_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company_id_settles_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","settles_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_settles" ON "invoices" USING btree ("company_id","settles_id");