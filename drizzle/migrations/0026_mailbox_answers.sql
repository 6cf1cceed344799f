ALTER TABLE "mailbox_consents" ADD COLUMN "mailbox_id" uuid;--> statement-breakpoint
ALTER TABLE "mailbox_consents" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mailbox_consents" ADD COLUMN "code" "bytea";--> statement-breakpoint
ALTER TABLE "mailbox_consents" ADD COLUMN "credentials" "bytea";--> statement-breakpoint
ALTER TABLE "mailbox_consents" ADD COLUMN "failure" text;--> statement-breakpoint
-- Written anew, because a consent is now changed too.
DROP POLICY "tenant" ON "mailbox_consents";
--> statement-breakpoint
DROP POLICY "system" ON "mailbox_consents";
--> statement-breakpoint
ALTER TABLE "mailbox_consents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "mailbox_consents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "mailbox_consents" TO fiskai_app USING ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid) WITH CHECK ("company_id" = nullif(current_setting('app.company_id', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "system" ON "mailbox_consents" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mailbox_consents" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mailbox_consents" TO fiskai_system;
