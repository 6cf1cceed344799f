ALTER TABLE "einvoice_copies" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_einvoices" ADD COLUMN "answers_about" text;--> statement-breakpoint
ALTER TABLE "einvoice_copies" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "einvoice_copies" SET "search_text" = left(btrim(regexp_replace(lower(translate(concat_ws(' ', content -> 'terms' ->> 'orderNumber', content -> 'terms' ->> 'contract', content -> 'terms' ->> 'project', content -> 'terms' ->> 'buyerReference', content -> 'terms' ->> 'buyerAccount', content -> 'terms' ->> 'despatch', content -> 'terms' ->> 'receipt', content -> 'terms' ->> 'tender'), 'čćžšđČĆŽŠĐ', 'cczsdcczsd')), '[^[:alnum:]]+', ' ', 'g')), 800);--> statement-breakpoint
ALTER TABLE "einvoice_copies" FORCE ROW LEVEL SECURITY;
