CREATE TABLE "einvoice_accounts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"intermediary" text NOT NULL,
	"credentials" "bytea" NOT NULL,
	"tested_at" timestamp (3) with time zone NOT NULL,
	"cursor" text,
	"read_at" timestamp (3) with time zone,
	"next_read_at" timestamp (3) with time zone NOT NULL,
	"failure" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "einvoice_accounts_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "incoming_einvoices" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"intermediary" text NOT NULL,
	"provider_ref" text NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"header" jsonb NOT NULL,
	"flags" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"rejected_at" timestamp (3) with time zone,
	"rejection_reason" text,
	"rejection_text" text,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "incoming_einvoices_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "outgoing_einvoices" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"intermediary" text NOT NULL,
	"status" text NOT NULL,
	"xml" text NOT NULL,
	"provider_ref" text,
	"transport" text NOT NULL,
	"fiscal" text NOT NULL,
	"business" text NOT NULL,
	"raw_code" text,
	"errors" jsonb NOT NULL,
	"failure" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"next_check_at" timestamp (3) with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "outgoing_einvoices_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "einvoice_accounts" ADD CONSTRAINT "einvoice_accounts_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD CONSTRAINT "incoming_einvoices_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD CONSTRAINT "incoming_einvoices_document" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" ADD CONSTRAINT "outgoing_einvoices_invoice" FOREIGN KEY ("company_id","id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "einvoice_accounts_company" ON "einvoice_accounts" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "einvoice_accounts_due" ON "einvoice_accounts" USING btree ("next_read_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incoming_einvoices_ref" ON "incoming_einvoices" USING btree ("company_id","intermediary","provider_ref");--> statement-breakpoint
CREATE INDEX "incoming_einvoices_received" ON "incoming_einvoices" USING btree ("company_id","received_at");--> statement-breakpoint
CREATE INDEX "outgoing_einvoices_due" ON "outgoing_einvoices" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "outgoing_einvoices_check" ON "outgoing_einvoices" USING btree ("next_check_at");--> statement-breakpoint
ALTER TABLE "einvoice_accounts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "einvoice_accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "einvoice_accounts" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "einvoice_accounts" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "einvoice_accounts" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "einvoice_accounts" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "outgoing_einvoices" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "outgoing_einvoices" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "outgoing_einvoices" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "outgoing_einvoices" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "incoming_einvoices" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "incoming_einvoices" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "incoming_einvoices" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "incoming_einvoices" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "incoming_einvoices" TO fiskai_system;
