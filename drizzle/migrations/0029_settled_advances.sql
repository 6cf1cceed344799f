CREATE TABLE "settled_advances" (
	"company_id" uuid NOT NULL,
	"final_id" uuid NOT NULL,
	"cancelling_id" uuid NOT NULL,
	CONSTRAINT "settled_advances_company_id_final_id_cancelling_id_pk" PRIMARY KEY("company_id","final_id","cancelling_id")
);
--> statement-breakpoint
ALTER TABLE "invoice_drafts" DROP CONSTRAINT "invoice_drafts_company_id_settles_id_invoices_company_id_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_company_id_settles_id_invoices_company_id_id_fk";
--> statement-breakpoint
DROP INDEX "invoices_settles";--> statement-breakpoint
ALTER TABLE "invoice_drafts" ALTER COLUMN "settles_id" SET DATA TYPE uuid[] USING CASE WHEN "settles_id" IS NULL THEN '{}'::uuid[] ELSE ARRAY["settles_id"] END;--> statement-breakpoint
ALTER TABLE "invoice_drafts" ALTER COLUMN "settles_id" SET DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "invoice_drafts" ALTER COLUMN "settles_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "settled_advances" ADD CONSTRAINT "settled_advances_company_id_final_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","final_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settled_advances" ADD CONSTRAINT "settled_advances_company_id_cancelling_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","cancelling_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "settled_advances_cancelling" ON "settled_advances" USING btree ("company_id","cancelling_id");--> statement-breakpoint
-- Who owns a table sees its rows only while that is not forced upon the owner too.
ALTER TABLE "invoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "settled_advances" ("company_id", "final_id", "cancelling_id") SELECT "company_id", "id", "settles_id" FROM "invoices" WHERE "settles_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "settles_id";--> statement-breakpoint
ALTER TABLE "settled_advances" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "settled_advances" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "settled_advances" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "settled_advances" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "settled_advances" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "settled_advances" TO fiskai_system;
--> statement-breakpoint
CREATE TRIGGER "settled_advances_immutable" BEFORE UPDATE OR DELETE ON "settled_advances" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "settled_advances_not_truncated" BEFORE TRUNCATE ON "settled_advances" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
