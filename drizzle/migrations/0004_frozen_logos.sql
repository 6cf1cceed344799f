-- Issued documents point to their logo, so its picture is as frozen as they are: it may only be taken out of use.
CREATE FUNCTION guard_company_logo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.company_id, NEW.id, NEW.content_type, NEW.body, NEW.created_at)
     IS NOT DISTINCT FROM (OLD.company_id, OLD.id, OLD.content_type, OLD.body, OLD.created_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the picture of a logo does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'company_logos_immutable';
END $$;
--> statement-breakpoint
CREATE TRIGGER "company_logos_immutable" BEFORE UPDATE OR DELETE ON "company_logos" FOR EACH ROW EXECUTE FUNCTION guard_company_logo();
--> statement-breakpoint
-- The second wall of numbering: whatever the sequences say, a company never prints one number twice in a year.
CREATE UNIQUE INDEX "invoices_printed_number" ON "invoices" ("company_id", "year", "number");
