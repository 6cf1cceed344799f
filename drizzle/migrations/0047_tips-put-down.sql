ALTER TABLE "receipt_notices" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "receipt_notices" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "receipt_notices_batch" ON "receipt_notices" USING btree ("company_id","batch_id") WHERE batch_id is not null;