ALTER TABLE "sources" DROP CONSTRAINT "sources_adapter";--> statement-breakpoint
ALTER TABLE "sources" DROP CONSTRAINT "sources_auth";--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_channel";--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "auth_options" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_adapter" CHECK ("adapter" in ('detect', 'canonical', 'vapi', 'ava', 'unpod', 'devclaw'));--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_auth" CHECK ("auth" in ('none', 'bearer', 'vapi-secret', 'vapi-hmac', 'devclaw', 'standard-webhooks'));--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel" CHECK ("channel" in ('http', 'control', 'action-url', 'stream', 'answer', 'inbox', 'smtp'));