CREATE TABLE "cash_entries" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	"booked_on" date NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"balance_minor" bigint NOT NULL,
	"drawer_minor" bigint NOT NULL,
	"shift_id" uuid,
	"device_id" uuid,
	"invoice_id" uuid,
	"payment_id" uuid,
	"year" integer NOT NULL,
	"slip" text,
	"ordinal" integer,
	"purpose" text DEFAULT '' NOT NULL,
	"counterparty" text DEFAULT '' NOT NULL,
	"document" text DEFAULT '' NOT NULL,
	"corrects_id" uuid,
	"operator_id" uuid,
	"created_by" uuid,
	CONSTRAINT "cash_entries_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "shift_receipts" (
	"company_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	CONSTRAINT "shift_receipts_company_id_invoice_id_pk" PRIMARY KEY("company_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "till_shifts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" uuid NOT NULL,
	"automatic" boolean NOT NULL,
	"float_minor" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_on" date,
	"closed_by" uuid,
	"expected_minor" bigint,
	"counted_minor" bigint,
	"pieces" jsonb,
	"left_minor" bigint,
	"explanation" text DEFAULT '' NOT NULL,
	"report" jsonb,
	CONSTRAINT "till_shifts_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_premises_id_premises_company_id_id_fk" FOREIGN KEY ("company_id","premises_id") REFERENCES "public"."premises"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_shift_id_till_shifts_company_id_id_fk" FOREIGN KEY ("company_id","shift_id") REFERENCES "public"."till_shifts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_device_id_devices_company_id_id_fk" FOREIGN KEY ("company_id","device_id") REFERENCES "public"."devices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_payment_id_payments_company_id_id_fk" FOREIGN KEY ("company_id","payment_id") REFERENCES "public"."payments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_operator_id_operators_company_id_id_fk" FOREIGN KEY ("company_id","operator_id") REFERENCES "public"."operators"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_entries" ADD CONSTRAINT "cash_entries_company_id_corrects_id_cash_entries_company_id_id_fk" FOREIGN KEY ("company_id","corrects_id") REFERENCES "public"."cash_entries"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_receipts" ADD CONSTRAINT "shift_receipts_company_id_invoice_id_invoices_company_id_id_fk" FOREIGN KEY ("company_id","invoice_id") REFERENCES "public"."invoices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_receipts" ADD CONSTRAINT "shift_receipts_company_id_shift_id_till_shifts_company_id_id_fk" FOREIGN KEY ("company_id","shift_id") REFERENCES "public"."till_shifts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_shifts" ADD CONSTRAINT "till_shifts_company_id_premises_id_premises_company_id_id_fk" FOREIGN KEY ("company_id","premises_id") REFERENCES "public"."premises"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_shifts" ADD CONSTRAINT "till_shifts_company_id_device_id_devices_company_id_id_fk" FOREIGN KEY ("company_id","device_id") REFERENCES "public"."devices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_shifts" ADD CONSTRAINT "till_shifts_company_id_opened_by_operators_company_id_id_fk" FOREIGN KEY ("company_id","opened_by") REFERENCES "public"."operators"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_shifts" ADD CONSTRAINT "till_shifts_company_id_closed_by_operators_company_id_id_fk" FOREIGN KEY ("company_id","closed_by") REFERENCES "public"."operators"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cash_entries_position" ON "cash_entries" USING btree ("company_id","premises_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "cash_entries_slip" ON "cash_entries" USING btree ("company_id","premises_id","year","slip","ordinal") WHERE slip is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "cash_entries_corrects" ON "cash_entries" USING btree ("company_id","corrects_id");--> statement-breakpoint
CREATE INDEX "cash_entries_day" ON "cash_entries" USING btree ("company_id","premises_id","booked_on","position");--> statement-breakpoint
CREATE INDEX "cash_entries_invoice" ON "cash_entries" USING btree ("company_id","invoice_id") WHERE invoice_id is not null;--> statement-breakpoint
CREATE INDEX "cash_entries_shift" ON "cash_entries" USING btree ("company_id","shift_id","kind","drawer_minor") WHERE shift_id is not null;--> statement-breakpoint
CREATE INDEX "shift_receipts_shift" ON "shift_receipts" USING btree ("company_id","shift_id");--> statement-breakpoint
CREATE UNIQUE INDEX "till_shifts_number" ON "till_shifts" USING btree ("company_id","device_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "till_shifts_open" ON "till_shifts" USING btree ("company_id","device_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "till_shifts_closed" ON "till_shifts" USING btree ("company_id","closed_at","id") WHERE closed_at is not null;
--> statement-breakpoint
ALTER TABLE "till_shifts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "till_shifts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "till_shifts" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "till_shifts" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "till_shifts" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "till_shifts" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "shift_receipts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "shift_receipts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "shift_receipts" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "shift_receipts" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "shift_receipts" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "shift_receipts" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "cash_entries" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "cash_entries" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "cash_entries" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "cash_entries" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "cash_entries" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "cash_entries" TO fiskai_system;
--> statement-breakpoint
CREATE TRIGGER "shift_receipts_immutable" BEFORE UPDATE OR DELETE ON "shift_receipts" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "shift_receipts_not_truncated" BEFORE TRUNCATE ON "shift_receipts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "cash_entries_immutable" BEFORE UPDATE OR DELETE ON "cash_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "cash_entries_not_truncated" BEFORE TRUNCATE ON "cash_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A shift is closed once; until then nothing of how it was opened changes, and afterwards nothing at all.
CREATE FUNCTION guard_till_shift() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL AND NEW.report IS NOT NULL
     AND (NEW.company_id, NEW.id, NEW.premises_id, NEW.device_id, NEW.number, NEW.opened_at, NEW.opened_by, NEW.automatic, NEW.float_minor)
       IS NOT DISTINCT FROM (OLD.company_id, OLD.id, OLD.premises_id, OLD.device_id, OLD.number, OLD.opened_at, OLD.opened_by, OLD.automatic, OLD.float_minor) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'shifts are closed once and then stay' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'till_shifts_immutable';
END $$;
--> statement-breakpoint
CREATE TRIGGER "till_shifts_immutable" BEFORE UPDATE OR DELETE ON "till_shifts" FOR EACH ROW EXECUTE FUNCTION guard_till_shift();
--> statement-breakpoint
CREATE TRIGGER "till_shifts_not_truncated" BEFORE TRUNCATE ON "till_shifts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
