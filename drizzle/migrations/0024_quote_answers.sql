ALTER TABLE "document_links" DROP CONSTRAINT "document_links_company_id_invoice_id_invoices_company_id_id_fk";
--> statement-breakpoint
ALTER TABLE "trade_decisions" ADD COLUMN "customer_name" text;--> statement-breakpoint
ALTER TABLE "trade_decisions" ADD COLUMN "remark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;