ALTER TABLE "certificates" ADD COLUMN "warned_days" integer;--> statement-breakpoint
ALTER TABLE "fiscal_submissions" ADD COLUMN "warned" text;