CREATE TABLE "delivery_invoices" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	CONSTRAINT "delivery_invoices_company_id_invoice_id_note_id_pk" PRIMARY KEY("company_id","invoice_id","note_id")
);
--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD COLUMN "delivers_id" uuid;--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD COLUMN "note_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "trade_documents" ADD COLUMN "delivers_id" uuid;--> statement-breakpoint
ALTER TABLE "delivery_invoices" ADD CONSTRAINT "delivery_invoices_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_invoices" ADD CONSTRAINT "delivery_invoices_company_id_note_id_trade_documents_company_id_id_fk" FOREIGN KEY ("company_id","note_id") REFERENCES "public"."trade_documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_invoices_note" ON "delivery_invoices" USING btree ("company_id","note_id");--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD CONSTRAINT "invoice_drafts_company_id_delivers_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","delivers_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_documents" ADD CONSTRAINT "trade_documents_company_id_delivers_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","delivers_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trade_documents_delivers" ON "trade_documents" USING btree ("company_id","delivers_id");--> statement-breakpoint
ALTER TABLE "delivery_invoices" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "delivery_invoices" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "delivery_invoices" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "delivery_invoices" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "delivery_invoices" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "delivery_invoices" TO fiskai_system;
