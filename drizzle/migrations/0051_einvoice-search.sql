DROP INDEX "incoming_einvoices_received";--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "outgoing_einvoices_queued" ON "outgoing_einvoices" USING btree ("company_id","queued_at","id");--> statement-breakpoint
-- What came before is found by what its header has; the references in its file are not read again.
ALTER TABLE "incoming_einvoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "incoming_einvoices" SET "search_text" = left(btrim(regexp_replace(lower(translate(concat_ws(' ', header ->> 'number', header ->> 'sellerName', header ->> 'sellerOib', header ->> 'payable', header ->> 'total', header ->> 'responseTo'), 'čćžšđČĆŽŠĐ', 'cczsdcczsd')), '[^[:alnum:]]+', ' ', 'g')), 400);--> statement-breakpoint
ALTER TABLE "incoming_einvoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- The text that a search looks through is no part of what was issued.
ALTER TABLE "invoices" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invoices" DISABLE TRIGGER "invoices_immutable";--> statement-breakpoint
UPDATE "invoices" SET "search_text" = "search_text" || left(' ' || btrim(regexp_replace(lower(translate(concat_ws(' ', einvoice_terms ->> 'orderNumber', einvoice_terms ->> 'contract', einvoice_terms ->> 'project', einvoice_terms ->> 'buyerReference', einvoice_terms ->> 'buyerAccount', einvoice_terms ->> 'despatch', einvoice_terms ->> 'receipt', einvoice_terms ->> 'tender'), 'čćžšđČĆŽŠĐ', 'cczsdcczsd')), '[^[:alnum:]]+', ' ', 'g')), 800)
WHERE "einvoice_terms" ?| array['orderNumber', 'contract', 'project', 'buyerReference', 'buyerAccount', 'despatch', 'receipt', 'tender'];--> statement-breakpoint
ALTER TABLE "invoices" ENABLE TRIGGER "invoices_immutable";--> statement-breakpoint
ALTER TABLE "invoices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "incoming_einvoices_received" ON "incoming_einvoices" USING btree ("company_id","received_at","id","search_text");
