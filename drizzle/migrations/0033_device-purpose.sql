ALTER TABLE "devices" ADD COLUMN "purpose" text;--> statement-breakpoint
CREATE INDEX "invoices_device" ON "invoices" USING btree ("company_id","device_id","issued_at");