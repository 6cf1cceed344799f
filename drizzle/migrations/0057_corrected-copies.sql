CREATE TABLE "einvoice_copies" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid,
	"intermediary" text NOT NULL,
	"status" text NOT NULL,
	"xml" text NOT NULL,
	"provider_ref" text,
	"errors" jsonb NOT NULL,
	"failure" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"replaced" jsonb,
	CONSTRAINT "einvoice_copies_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "copy_of_id" uuid;--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" ADD COLUMN "copy_id" uuid;--> statement-breakpoint
ALTER TABLE "einvoice_copies" ADD CONSTRAINT "einvoice_copies_of" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."outgoing_einvoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "einvoice_copies_sent" ON "einvoice_copies" USING btree ("company_id","invoice_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "einvoice_copies_open" ON "einvoice_copies" USING btree ("company_id","invoice_id") WHERE "einvoice_copies"."status" not in ('sent', 'withdrawn');--> statement-breakpoint
CREATE INDEX "einvoice_copies_due" ON "einvoice_copies" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "einvoice_copies_attention" ON "einvoice_copies" USING btree ("company_id") WHERE "einvoice_copies"."status" in ('refused', 'stopped');--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD CONSTRAINT "incoming_einvoices_copy_of" FOREIGN KEY ("company_id","copy_of_id") REFERENCES "public"."incoming_einvoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incoming_einvoices_copies" ON "incoming_einvoices" USING btree ("company_id","copy_of_id") WHERE copy_of_id is not null;
--> statement-breakpoint
ALTER TABLE "einvoice_copies" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "einvoice_copies" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "einvoice_copies" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "einvoice_copies" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "einvoice_copies" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "einvoice_copies" TO fiskai_system;
