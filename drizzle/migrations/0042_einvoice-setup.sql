ALTER TABLE "einvoice_accounts" ADD COLUMN "address_found" boolean;--> statement-breakpoint
ALTER TABLE "einvoice_accounts" ADD COLUMN "address_checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "einvoice_accounts" ADD COLUMN "address_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "einvoice_accounts" ADD COLUMN "authorisation_confirmed_at" timestamp (3) with time zone;