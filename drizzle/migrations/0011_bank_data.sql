CREATE TABLE "bank_accounts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"account_key" text NOT NULL,
	"handle" text NOT NULL,
	"iban" text,
	"currency" text NOT NULL,
	"name" text NOT NULL,
	"owner_name" text NOT NULL,
	"booked_minor" bigint,
	"available_minor" bigint,
	"balance_at" timestamp (3) with time zone,
	"synced_through" date,
	"synced_at" timestamp (3) with time zone,
	"next_sync_at" timestamp (3) with time zone,
	"calls" jsonb NOT NULL,
	"blocked_until" timestamp (3) with time zone,
	"failure" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"lease_id" uuid,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_accounts_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "bank_connections" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"institution" jsonb NOT NULL,
	"institution_name" text NOT NULL,
	"state" text NOT NULL,
	"consent_ref" text NOT NULL,
	"consent_expires_at" timestamp (3) with time zone NOT NULL,
	"warned_days" integer,
	"connected_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_connections_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "bank_consents" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state_hash" text NOT NULL,
	"vendor" text NOT NULL,
	"institution" jsonb NOT NULL,
	"connection_id" uuid,
	"session_id" text NOT NULL,
	"consent_ref" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_consents_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "bank_institutions" (
	"vendor" text NOT NULL,
	"country" text NOT NULL,
	"institutions" jsonb NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_institutions_vendor_country_pk" PRIMARY KEY("vendor","country")
);
--> statement-breakpoint
CREATE TABLE "bank_transactions" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"bank_key" text NOT NULL,
	"booking_date" date NOT NULL,
	"value_date" date,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"credit_debit" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_iban" text,
	"remittance_information" text NOT NULL,
	"reference" text,
	"end_to_end_id" text,
	"transaction_id" text,
	"bank_transaction_code" text,
	"balance_after_minor" bigint,
	"search_text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_transactions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "provider_tokens" (
	"provider" text PRIMARY KEY NOT NULL,
	"sealed" "bytea",
	"lease_id" uuid,
	"lease_until" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_connection" FOREIGN KEY ("company_id","connection_id") REFERENCES "public"."bank_connections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_connections" ADD CONSTRAINT "bank_connections_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_consents" ADD CONSTRAINT "bank_consents_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_transactions" ADD CONSTRAINT "bank_transactions_account" FOREIGN KEY ("company_id","account_id") REFERENCES "public"."bank_accounts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_key" ON "bank_accounts" USING btree ("company_id","account_key");--> statement-breakpoint
CREATE INDEX "bank_accounts_due" ON "bank_accounts" USING btree ("next_sync_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_connections_consent" ON "bank_connections" USING btree ("vendor","consent_ref");--> statement-breakpoint
CREATE INDEX "bank_connections_ending" ON "bank_connections" USING btree ("state","consent_expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_consents_state" ON "bank_consents" USING btree ("state_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_transactions_key" ON "bank_transactions" USING btree ("company_id","account_id","bank_key");--> statement-breakpoint
CREATE INDEX "bank_transactions_booked" ON "bank_transactions" USING btree ("company_id","booking_date","id");--> statement-breakpoint
CREATE INDEX "bank_transactions_reference" ON "bank_transactions" USING btree ("company_id","reference");
--> statement-breakpoint
ALTER TABLE "bank_connections" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bank_connections" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "bank_connections" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "bank_connections" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "bank_connections" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "bank_connections" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "bank_consents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bank_consents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "bank_consents" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "bank_consents" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "bank_consents" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "bank_consents" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "bank_accounts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bank_accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "bank_accounts" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "bank_accounts" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "bank_accounts" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "bank_accounts" TO fiskai_system;
--> statement-breakpoint
ALTER TABLE "bank_transactions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "bank_transactions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "bank_transactions" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "bank_transactions" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON "bank_transactions" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "bank_transactions" TO fiskai_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_tokens" TO fiskai_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "bank_institutions" TO fiskai_system;
