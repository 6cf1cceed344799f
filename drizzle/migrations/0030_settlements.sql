DROP INDEX "invoices_issued";--> statement-breakpoint
DROP INDEX "invoices_due";--> statement-breakpoint
DROP INDEX "payments_paid_on";--> statement-breakpoint
ALTER TABLE "invoice_settlements" ADD COLUMN "payable_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_settlements" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "invoice_settlements" ADD COLUMN "cancelled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_settlements" ADD COLUMN "open_minor" bigint GENERATED ALWAYS AS (case when cancelled then 0 else greatest(payable_minor - paid_minor - credited_minor, 0) end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "invoices_listed" ON "invoices" USING btree ("company_id","issued_at","id","kind","total_minor","due_on","search_text");--> statement-breakpoint
CREATE INDEX "invoices_by_day" ON "invoices" USING btree ("company_id","issued_on","base_minor","vat_minor","total_minor");--> statement-breakpoint
CREATE INDEX "invoice_settlements_open" ON "invoice_settlements" USING btree ("company_id","due_on","invoice_id","open_minor") WHERE open_minor > 0;--> statement-breakpoint
CREATE INDEX "invoice_settlements_undone" ON "invoice_settlements" USING btree ("company_id","invoice_id") WHERE cancelled or credited_minor > 0;--> statement-breakpoint
CREATE INDEX "payments_by_day" ON "payments" USING btree ("company_id","paid_on","amount_minor") WHERE voided_at is null;--> statement-breakpoint
-- Documents of before: every one gets its row. The owner of the tables is under their policies as well, which know no owner.
ALTER TABLE "invoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoice_settlements" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "invoice_settlements" ("company_id", "invoice_id", "paid_minor") SELECT "company_id", "id", 0 FROM "invoices" ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "invoice_settlements" s SET
  "payable_minor" = CASE WHEN i."kind" IN ('storno', 'credit_note') THEN 0 ELSE i."total_minor" END,
  "due_on" = i."due_on",
  "cancelled" = EXISTS (SELECT 1 FROM "invoices" c WHERE c."company_id" = i."company_id" AND c."cancels_id" = i."id")
FROM "invoices" i WHERE i."company_id" = s."company_id" AND i."id" = s."invoice_id";--> statement-breakpoint
ALTER TABLE "invoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoice_settlements" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoice_settlements" ALTER COLUMN "payable_minor" DROP DEFAULT;--> statement-breakpoint
-- The company that a statement is about is read once for it, not once for each row that it looks at.
DO $$
DECLARE
  t record;
  mine text;
BEGIN
  FOR t IN SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND policyname = 'tenant' LOOP
    mine := format('%I = (select nullif(current_setting(''app.company_id'', true), '''')::uuid)',
      CASE WHEN t.tablename = 'companies' THEN 'id' ELSE 'company_id' END);
    EXECUTE format('ALTER POLICY "tenant" ON %I USING (%s) WITH CHECK (%s)', t.tablename, mine, mine);
  END LOOP;
END $$;
