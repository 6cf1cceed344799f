CREATE TABLE "kpd_codes" (
	"edition" text NOT NULL,
	"code" text NOT NULL,
	"name_hr" text NOT NULL,
	"name_en" text NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "kpd_codes_edition_code_pk" PRIMARY KEY("edition","code")
);
--> statement-breakpoint
CREATE TABLE "kpd_editions" (
	"edition" text PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"codes" integer NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kpd_codes" ADD CONSTRAINT "kpd_codes_edition_kpd_editions_edition_fk" FOREIGN KEY ("edition") REFERENCES "public"."kpd_editions"("edition") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpd_codes_words" ON "kpd_codes" USING gin (to_tsvector('simple', "search_text"));--> statement-breakpoint
-- The classification is for all companies: read by each, written by the installation alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON "kpd_editions" TO fiskai_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "kpd_codes" TO fiskai_system;
--> statement-breakpoint
GRANT SELECT ON "kpd_editions" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT ON "kpd_codes" TO fiskai_app;
