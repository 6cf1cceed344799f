CREATE TABLE "recurring_invoices" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"buyer_name" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"unit" text NOT NULL,
	"every" integer NOT NULL,
	"day" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"text_period" text NOT NULL,
	"due_days" integer NOT NULL,
	"action" text NOT NULL,
	"recipient" text,
	"next_on" date,
	"paused_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recurring_invoices_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "recurring_occurrences" (
	"company_id" uuid NOT NULL,
	"recurring_id" uuid NOT NULL,
	"on" date NOT NULL,
	"invoice_id" uuid NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"fix" text,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recurring_occurrences_company_id_recurring_id_on_pk" PRIMARY KEY("company_id","recurring_id","on")
);
--> statement-breakpoint
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_occurrences" ADD CONSTRAINT "recurring_occurrences_company_id_recurring_id_recurring_invoices_company_id_id_fk" FOREIGN KEY ("company_id","recurring_id") REFERENCES "public"."recurring_invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recurring_invoices_next" ON "recurring_invoices" USING btree ("next_on");--> statement-breakpoint
CREATE INDEX "recurring_occurrences_state" ON "recurring_occurrences" USING btree ("state");
--> statement-breakpoint
ALTER TABLE "recurring_invoices" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "recurring_invoices" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "recurring_invoices" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "recurring_invoices" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "recurring_invoices" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "recurring_invoices" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "recurring_occurrences" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "recurring_occurrences" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "recurring_occurrences" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "recurring_occurrences" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "recurring_occurrences" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "recurring_occurrences" TO fiskai_system;
