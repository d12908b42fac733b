CREATE TABLE "hook_switches" (
	"flow_id" text NOT NULL,
	"hook" text NOT NULL,
	"enabled" boolean NOT NULL,
	"actor" text NOT NULL,
	"switched_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hook_switches" ADD CONSTRAINT "hook_switches_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hook_switches_by_hook" ON "hook_switches" USING btree ("flow_id","hook","switched_at");