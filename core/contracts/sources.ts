import { z } from "zod";
import { idSchema } from "../ids.ts";
import { defaultAnswersSchema } from "./source-answers.ts";
import { authOptionsSchema, inboundAuthKinds } from "./source-auth.ts";

/** Requests and responses of `/api/v1/sources`. The inbound secret is written, never read back. */

/** Which adapter reads a source's bodies; `detect`: the one that recognises them. */
export const adapterChoices = ["detect", "canonical", "vapi", "ava", "unpod", "devclaw"] as const;
export const sourceNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "use lower-case letters, digits and dashes, at most 63");

export const sourceSchema = z.object({
  id: idSchema("source"),
  /** The `{source}` of its address. */
  name: z.string(),
  adapter: z.enum(adapterChoices),
  auth: z.enum(inboundAuthKinds),
  authOptions: authOptionsSchema,
  hasSecret: z.boolean(),
  /** Host patterns a Vapi `controlUrl` may have (`*.vapi.ai`). */
  controlHosts: z.array(z.string()),
  /** Where in-call actions are posted when the call gives no address. */
  actionUrl: z.string().nullable(),
  /** What the platform is answered when no hook does. */
  defaultAnswers: defaultAnswersSchema,
  address: z.string(),
  createdAt: z.iso.datetime(),
  lastEventAt: z.iso.datetime().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;
export const sourceListSchema = z.object({ sources: z.array(sourceSchema) });

export const writeSourceSchema = z
  .object({
    name: sourceNameSchema,
    adapter: z.enum(adapterChoices).default("detect"),
    auth: z.enum(inboundAuthKinds).default("none"),
    /** Left out: the stored ones stay while `auth` does. */
    authOptions: authOptionsSchema.optional(),
    /** Left out: the stored one stays. */
    secret: z.string().min(8).max(500).optional(),
    controlHosts: z.array(z.string().min(1).max(200)).max(20).optional(),
    actionUrl: z.url().nullable().optional(),
    /** Left out: the stored ones stay. */
    defaultAnswers: defaultAnswersSchema.optional(),
  })
  .strict();
export type WriteSource = z.infer<typeof writeSourceSchema>;
/** What is sent: what has a default may be left out. */
export type WriteSourceInput = z.input<typeof writeSourceSchema>;
