CREATE TABLE "till_orders" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"premises_id" uuid NOT NULL,
	"name" text NOT NULL,
	"lines" jsonb NOT NULL,
	"change_ids" uuid[] NOT NULL,
	"operator_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"merged_into_id" uuid,
	CONSTRAINT "till_orders_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "till_orders" ADD CONSTRAINT "till_orders_company_id_premises_id_premises_company_id_id_fk" FOREIGN KEY ("company_id","premises_id") REFERENCES "public"."premises"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_orders" ADD CONSTRAINT "till_orders_company_id_operator_id_operators_company_id_id_fk" FOREIGN KEY ("company_id","operator_id") REFERENCES "public"."operators"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_orders" ADD CONSTRAINT "till_orders_company_id_merged_into_id_till_orders_company_id_id_fk" FOREIGN KEY ("company_id","merged_into_id") REFERENCES "public"."till_orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "till_orders_open_name" ON "till_orders" USING btree ("company_id","premises_id",lower("name")) WHERE closed_at is null;--> statement-breakpoint
ALTER TABLE "till_orders" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "till_orders" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "tenant" ON "till_orders" TO fiskai_app USING ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK ("company_id" = (select nullif(current_setting('app.company_id', true), '')::uuid));
--> statement-breakpoint
CREATE POLICY "system" ON "till_orders" TO fiskai_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "till_orders" TO fiskai_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "till_orders" TO fiskai_system;
