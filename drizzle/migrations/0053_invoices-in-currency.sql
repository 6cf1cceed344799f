ALTER TABLE "companies" ADD COLUMN "bic" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "in_currency" jsonb;