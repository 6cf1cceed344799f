CREATE TABLE "attachments" (
	"company_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "attachments_company_id_document_id_pk" PRIMARY KEY("company_id","document_id")
);
--> statement-breakpoint
ALTER TABLE "outbound_emails" ADD COLUMN "attachment_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_document" FOREIGN KEY ("company_id","document_id") REFERENCES "public"."documents"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_subject" ON "attachments" USING btree ("company_id","subject_id");--> statement-breakpoint
ALTER TABLE "attachments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "attachments" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "attachments" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "attachments" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "attachments" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "attachments" TO fiskai_system;
