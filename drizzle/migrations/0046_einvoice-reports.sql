CREATE TABLE "einvoice_reports" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"invoice_id" uuid,
	"payment_id" uuid,
	"reverses_id" uuid,
	"amount_minor" bigint,
	"method" text,
	"incoming_id" uuid,
	"happened_on" date NOT NULL,
	"due_on" date NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"failure" text,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"intermediary" text,
	"request_id" text,
	"message" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"reported_at" timestamp (3) with time zone,
	CONSTRAINT "einvoice_reports_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
DROP INDEX "incoming_einvoices_received";--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "accepted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "fiscal" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "fiscal_errors" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "next_check_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "checks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "answers_id" uuid;--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" ADD COLUMN "channel" text DEFAULT 'exchange' NOT NULL;--> statement-breakpoint
ALTER TABLE "einvoice_reports" ADD CONSTRAINT "einvoice_reports_invoice" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."outgoing_einvoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "einvoice_reports" ADD CONSTRAINT "einvoice_reports_payment" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "einvoice_reports" ADD CONSTRAINT "einvoice_reports_incoming" FOREIGN KEY ("company_id","incoming_id") REFERENCES "public"."incoming_einvoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "einvoice_reports" ADD CONSTRAINT "einvoice_reports_reverses" FOREIGN KEY ("company_id","reverses_id") REFERENCES "public"."einvoice_reports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "einvoice_reports_of_payment" ON "einvoice_reports" USING btree ("company_id","payment_id") WHERE reverses_id is null and payment_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "einvoice_reports_of_reversal" ON "einvoice_reports" USING btree ("company_id","reverses_id");--> statement-breakpoint
CREATE UNIQUE INDEX "einvoice_reports_of_rejection" ON "einvoice_reports" USING btree ("company_id","incoming_id");--> statement-breakpoint
CREATE INDEX "einvoice_reports_of_invoice" ON "einvoice_reports" USING btree ("company_id","invoice_id");--> statement-breakpoint
CREATE INDEX "einvoice_reports_due" ON "einvoice_reports" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "einvoice_reports_open" ON "einvoice_reports" USING btree ("company_id","due_on","id") WHERE status not in ('reported', 'dropped');--> statement-breakpoint
CREATE INDEX "einvoice_reports_done" ON "einvoice_reports" USING btree ("company_id","reported_at","id") WHERE status = 'reported';--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD CONSTRAINT "incoming_einvoices_answered" FOREIGN KEY ("company_id","answers_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incoming_einvoices_check" ON "incoming_einvoices" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "incoming_einvoices_answers" ON "incoming_einvoices" USING btree ("company_id","answers_id");--> statement-breakpoint
CREATE INDEX "incoming_einvoices_number" ON "incoming_einvoices" USING btree ("company_id",(header ->> 'number'),(header ->> 'sellerOib'));--> statement-breakpoint
CREATE INDEX "incoming_einvoices_received" ON "incoming_einvoices" USING btree ("company_id","received_at","id");
--> statement-breakpoint
ALTER TABLE "einvoice_reports" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "einvoice_reports" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "einvoice_reports" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "einvoice_reports" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "einvoice_reports" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "einvoice_reports" TO fiskai_system;
--> statement-breakpoint
-- What was paid before there was a queue: eRačuni of which nobody reported a payment by hand are reported in their time.
ALTER TABLE "payments" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "events" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "einvoice_reports" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "einvoice_reports" ("company_id", "id", "kind", "invoice_id", "payment_id", "amount_minor", "method", "happened_on", "due_on", "status", "next_attempt_at", "created_at")
SELECT p.company_id, gen_random_uuid(), 'payment', p.invoice_id, p.id, p.amount_minor, CASE p.method WHEN 'transfer' THEN 'T' ELSE 'Z' END, p.paid_on,
	(date_trunc('month', p.paid_on) + interval '1 month 19 days')::date, 'planned',
	greatest((date_trunc('month', p.paid_on) + interval '1 month 11 days') AT TIME ZONE 'Europe/Zagreb' + interval '7 hours', now()), now()
FROM "payments" p
JOIN "invoices" i ON i.company_id = p.company_id AND i.id = p.invoice_id
JOIN "outgoing_einvoices" o ON o.company_id = p.company_id AND o.id = p.invoice_id
WHERE p.voided_at IS NULL AND o.status = 'sent' AND o.transport NOT IN ('failed', 'cancelled') AND i.issued_on >= '2026-01-01'
	AND NOT EXISTS (SELECT 1 FROM "events" e WHERE e.company_id = p.company_id AND e.subject = 'invoice:' || p.invoice_id AND e.type = 'einvoice.payment_reported');--> statement-breakpoint
-- Rejections were told at once.
INSERT INTO "einvoice_reports" ("company_id", "id", "kind", "incoming_id", "happened_on", "due_on", "status", "intermediary", "created_at", "reported_at")
SELECT company_id, gen_random_uuid(), 'rejection', id, (rejected_at AT TIME ZONE 'Europe/Zagreb')::date,
	(date_trunc('month', rejected_at AT TIME ZONE 'Europe/Zagreb') + interval '1 month 19 days')::date, 'reported', intermediary, rejected_at, rejected_at
FROM "incoming_einvoices" WHERE rejected_at IS NOT NULL;--> statement-breakpoint
UPDATE "incoming_einvoices" SET "next_check_at" = now() WHERE "kind" IN ('invoice', 'credit_note') AND "received_at" > now() - interval '14 days';--> statement-breakpoint
ALTER TABLE "einvoice_reports" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outgoing_einvoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "payments" FORCE ROW LEVEL SECURITY;
