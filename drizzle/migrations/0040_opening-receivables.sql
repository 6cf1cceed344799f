CREATE TABLE "opening_payments" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"receivable_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"method" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "opening_payments_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "opening_receivables" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"total_minor" bigint NOT NULL,
	"opening_minor" bigint NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"open_minor" bigint GENERATED ALWAYS AS (case when archived_at is not null then 0 else greatest(opening_minor - paid_minor, 0) end) STORED NOT NULL,
	"search_text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "opening_receivables_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "opening_payments" ADD CONSTRAINT "opening_payments_company_id_receivable_id_opening_receivables_company_id_id_fk" FOREIGN KEY ("company_id","receivable_id") REFERENCES "public"."opening_receivables"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_receivables" ADD CONSTRAINT "opening_receivables_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opening_payments_receivable" ON "opening_payments" USING btree ("company_id","receivable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opening_receivables_number" ON "opening_receivables" USING btree ("company_id","contact_id","number");--> statement-breakpoint
CREATE INDEX "opening_receivables_due" ON "opening_receivables" USING btree ("company_id","due_on","id");--> statement-breakpoint
ALTER TABLE "opening_receivables" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "opening_receivables" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "opening_receivables" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "opening_receivables" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "opening_receivables" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "opening_receivables" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "opening_payments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "opening_payments" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "opening_payments" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "opening_payments" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "opening_payments" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "opening_payments" TO fiskai_system;
