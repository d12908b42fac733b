import { z } from "zod";

/** The built-in receiver: what it got, and how it behaves. */

export const inboxBehaviourSchema = z.object({
  status: z.number().int().min(200).max(599).default(200),
  delayMs: z.number().int().min(0).max(60_000).default(0),
  retryAfterSeconds: z.number().int().min(0).max(86_400).nullable().default(null),
});
export type InboxBehaviour = z.infer<typeof inboxBehaviourSchema>;
/** What is sent: what has a default may be left out. */
export type InboxBehaviourInput = z.input<typeof inboxBehaviourSchema>;

export const inboxMessageSchema = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  method: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  /** What it was answered with. */
  status: z.number().int(),
});
export type InboxMessage = z.infer<typeof inboxMessageSchema>;

export const inboxSchema = z.object({
  name: z.string(),
  address: z.string(),
  behaviour: inboxBehaviourSchema,
  /** Newest first, the last hundred. */
  messages: z.array(inboxMessageSchema),
});
export type Inbox = z.infer<typeof inboxSchema>;
export const inboxNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
