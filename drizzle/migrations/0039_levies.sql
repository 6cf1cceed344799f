CREATE TABLE "invoice_levies" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"rate_percent" text NOT NULL,
	"base_minor" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "invoice_levies_company_id_invoice_id_position_pk" PRIMARY KEY("company_id","invoice_id","position")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "levies" jsonb;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "consumption_tax" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "levies" jsonb;--> statement-breakpoint
ALTER TABLE "invoice_levies" ADD CONSTRAINT "invoice_levies_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invoice_levies" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "invoice_levies" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "invoice_levies" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "invoice_levies" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "invoice_levies" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "invoice_levies" TO fiskai_system;
--> statement-breakpoint
CREATE TRIGGER "invoice_levies_immutable" BEFORE UPDATE OR DELETE ON "invoice_levies" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "invoice_levies_not_truncated" BEFORE TRUNCATE ON "invoice_levies" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
