CREATE TABLE "document_readings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"status" text NOT NULL,
	"fields" jsonb,
	"answer" "bytea",
	"failure" text,
	"model" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_micros" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "document_readings_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "expense_lines" (
	"company_id" uuid NOT NULL,
	"expense_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"quantity" numeric(18, 6),
	"unit_price" numeric(18, 6),
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "expense_lines_company_id_expense_id_position_pk" PRIMARY KEY("company_id","expense_id","position")
);
--> statement-breakpoint
CREATE TABLE "expense_vat_groups" (
	"company_id" uuid NOT NULL,
	"expense_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"rate" numeric(18, 6) NOT NULL,
	"base_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	CONSTRAINT "expense_vat_groups_company_id_expense_id_position_pk" PRIMARY KEY("company_id","expense_id","position")
);
--> statement-breakpoint
CREATE TABLE "expenses" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"supplier_name" text NOT NULL,
	"supplier_tax_id" text NOT NULL,
	"supplier_address" text NOT NULL,
	"supplier_iban" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"delivered_on" date,
	"due_on" date,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"category" text NOT NULL,
	"payment_method" text NOT NULL,
	"payment_reference" text NOT NULL,
	"note" text NOT NULL,
	"document_id" uuid,
	"search_text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "expenses_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "reading_settings" (
	"company_id" uuid NOT NULL,
	"automatic" boolean NOT NULL,
	"monthly_budget_minor" bigint NOT NULL,
	CONSTRAINT "reading_settings_company_id_pk" PRIMARY KEY("company_id")
);
--> statement-breakpoint
ALTER TABLE "document_readings" ADD CONSTRAINT "document_readings_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_readings" ADD CONSTRAINT "document_readings_document" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_lines" ADD CONSTRAINT "expense_lines_expense" FOREIGN KEY ("company_id","expense_id") REFERENCES "public"."expenses"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_vat_groups" ADD CONSTRAINT "expense_vat_groups_expense" FOREIGN KEY ("company_id","expense_id") REFERENCES "public"."expenses"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_document" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_settings" ADD CONSTRAINT "reading_settings_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_readings_content" ON "document_readings" USING btree ("company_id","sha256","started_at");--> statement-breakpoint
CREATE INDEX "document_readings_started" ON "document_readings" USING btree ("company_id","started_at");--> statement-breakpoint
CREATE INDEX "expenses_issued" ON "expenses" USING btree ("company_id","issued_on","id");--> statement-breakpoint
CREATE INDEX "expenses_number" ON "expenses" USING btree ("company_id","supplier_tax_id","number");--> statement-breakpoint
CREATE INDEX "expenses_by_document" ON "expenses" USING btree ("company_id","document_id");--> statement-breakpoint
ALTER TABLE "document_readings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "document_readings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "document_readings" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "document_readings" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "document_readings" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "document_readings" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "reading_settings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reading_settings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "reading_settings" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "reading_settings" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "reading_settings" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_settings" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "expenses" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "expenses" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "expenses" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "expenses" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "expenses" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "expenses" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "expense_lines" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "expense_lines" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "expense_lines" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "expense_lines" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "expense_lines" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "expense_lines" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "expense_vat_groups" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "expense_vat_groups" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "expense_vat_groups" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "expense_vat_groups" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "expense_vat_groups" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "expense_vat_groups" TO fiskai_system;
