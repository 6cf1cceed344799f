CREATE TABLE "internal_notes" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"note" text NOT NULL,
	"labels" text[] NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "internal_notes_company_id_invoice_id_pk" PRIMARY KEY("company_id","invoice_id")
);
--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "internal_notes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "internal_notes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "internal_notes" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "internal_notes" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "internal_notes" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "internal_notes" TO fiskai_system;
