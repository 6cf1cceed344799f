CREATE TABLE "exchange_rates" (
	"asked_on" date NOT NULL,
	"currency" text NOT NULL,
	"applies_on" date NOT NULL,
	"list_number" text NOT NULL,
	"buying" numeric(18, 6) NOT NULL,
	"middle" numeric(18, 6) NOT NULL,
	"selling" numeric(18, 6) NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exchange_rates_asked_on_currency_pk" PRIMARY KEY("asked_on","currency")
);
--> statement-breakpoint
CREATE TABLE "vat_checks" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"vat_id" text NOT NULL,
	"result" text NOT NULL,
	"name" text,
	"address" text,
	"requester_vat_id" text,
	"request_id" text,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vat_checks_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "vat_checks" ADD CONSTRAINT "vat_checks_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vat_checks_contact" ON "vat_checks" USING btree ("company_id","contact_id","checked_at");--> statement-breakpoint
ALTER TABLE "vat_checks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "vat_checks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "vat_checks" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "vat_checks" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "vat_checks" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "vat_checks" TO fiskai_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "exchange_rates" TO fiskai_system;
