ALTER TABLE "devices" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "cash_maximum_minor" bigint;--> statement-breakpoint
ALTER TABLE "premises" ADD COLUMN "closed_at" timestamp (3) with time zone;