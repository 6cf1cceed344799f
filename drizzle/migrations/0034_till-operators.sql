CREATE TABLE "till_grants" (
	"company_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "till_grants_company_id_session_id_device_id_pk" PRIMARY KEY("company_id","session_id","device_id")
);
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "pin_hash" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "pin_set_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "is_manager" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "till_grants" ADD CONSTRAINT "till_grants_company_id_device_id_devices_company_id_id_fk" FOREIGN KEY ("company_id","device_id") REFERENCES "public"."devices"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_grants" ADD CONSTRAINT "till_grants_company_id_operator_id_operators_company_id_id_fk" FOREIGN KEY ("company_id","operator_id") REFERENCES "public"."operators"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "till_grants_expired" ON "till_grants" USING btree ("company_id","expires_at");--> statement-breakpoint
ALTER TABLE "till_grants" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "till_grants" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "till_grants" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "till_grants" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "till_grants" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "till_grants" TO fiskai_system;
--> statement-breakpoint
-- Who is linked to a login may already cancel and price on the web: the till takes nothing away from that person.
ALTER TABLE "operators" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "operators" SET "is_manager" = true WHERE "user_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "operators" FORCE ROW LEVEL SECURITY;
