ALTER TABLE "installation" ADD COLUMN "key_check" text;--> statement-breakpoint
-- Messages stay what they were, but may be sealed under a new key: by the system role, and only together with the name of the key.
CREATE FUNCTION guard_provider_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'fiskai_system' AND NEW.key_id IS DISTINCT FROM OLD.key_id
     AND (to_jsonb(NEW) - ARRAY['request_sealed', 'response_sealed', 'key_id']) = (to_jsonb(OLD) - ARRAY['request_sealed', 'response_sealed', 'key_id'])
     AND (NEW.request_sealed IS NULL) = (OLD.request_sealed IS NULL) AND (NEW.response_sealed IS NULL) = (OLD.response_sealed IS NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of provider_messages are immutable' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provider_messages_immutable';
END $$;
--> statement-breakpoint
DROP TRIGGER "provider_messages_immutable" ON "provider_messages";
--> statement-breakpoint
CREATE TRIGGER "provider_messages_immutable" BEFORE UPDATE OR DELETE ON "provider_messages" FOR EACH ROW EXECUTE FUNCTION guard_provider_message();
