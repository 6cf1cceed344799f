CREATE TABLE "provider_calls" (
	"provider" text NOT NULL,
	"bucket_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"up_to_ms" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "provider_calls_provider_bucket_at_outcome_up_to_ms_pk" PRIMARY KEY("provider","bucket_at","outcome","up_to_ms")
);
--> statement-breakpoint
CREATE TABLE "provider_links" (
	"provider" text PRIMARY KEY NOT NULL,
	"last_success_at" timestamp (3) with time zone,
	"last_failure_at" timestamp (3) with time zone,
	"last_failure_kind" text,
	"circuit_open_until" timestamp (3) with time zone
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_calls" TO fiskai_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_links" TO fiskai_system;
