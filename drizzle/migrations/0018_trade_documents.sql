CREATE TABLE "trade_decisions" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trade_decisions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "trade_documents" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"ordinal" bigint NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date,
	"contact_id" uuid,
	"buyer_name" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"document" jsonb NOT NULL,
	"origin_id" uuid,
	"logo_id" uuid,
	"search_text" text NOT NULL,
	"created_by" uuid,
	CONSTRAINT "trade_documents_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD COLUMN "origin_id" uuid;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "origin_id" uuid;--> statement-breakpoint
ALTER TABLE "trade_decisions" ADD CONSTRAINT "trade_decisions_company_id_document_id_trade_documents_company_id_id_fk" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."trade_documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_documents" ADD CONSTRAINT "trade_documents_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_documents" ADD CONSTRAINT "trade_documents_company_id_origin_id_trade_documents_company_id_id_fk" FOREIGN KEY ("company_id","origin_id") REFERENCES "public"."trade_documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_documents" ADD CONSTRAINT "trade_documents_company_id_logo_id_company_logos_company_id_id_fk" FOREIGN KEY ("company_id","logo_id") REFERENCES "public"."company_logos"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trade_decisions_document" ON "trade_decisions" USING btree ("company_id","document_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "trade_documents_number" ON "trade_documents" USING btree ("company_id","kind","year","ordinal");--> statement-breakpoint
CREATE INDEX "trade_documents_issued" ON "trade_documents" USING btree ("company_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "trade_documents_origin" ON "trade_documents" USING btree ("company_id","origin_id");--> statement-breakpoint
CREATE INDEX "trade_documents_contact" ON "trade_documents" USING btree ("company_id","contact_id");--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD CONSTRAINT "invoice_drafts_company_id_origin_id_trade_documents_company_id_id_fk" FOREIGN KEY ("company_id","origin_id") REFERENCES "public"."trade_documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_company_id_origin_id_trade_documents_company_id_id_fk" FOREIGN KEY ("company_id","origin_id") REFERENCES "public"."trade_documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_origin" ON "invoices" USING btree ("company_id","origin_id");--> statement-breakpoint
ALTER TABLE "trade_documents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "trade_documents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "trade_documents" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "trade_documents" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "trade_documents" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "trade_documents" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "trade_decisions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "trade_decisions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "trade_decisions" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "trade_decisions" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "trade_decisions" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "trade_decisions" TO fiskai_system;
--> statement-breakpoint
CREATE TRIGGER "trade_documents_immutable" BEFORE UPDATE OR DELETE ON "trade_documents" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "trade_documents_not_truncated" BEFORE TRUNCATE ON "trade_documents" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
