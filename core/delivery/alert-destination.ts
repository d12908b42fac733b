import { z } from "zod";
import { inboxNameOf } from "../hook/inbox-address.ts";
import { parseMailbox } from "./email-address.ts";

/** Alerts a workspace can tell of at once. */
const maxDestinations = 20;

/** A web address, the built-in receiver's, or a secret that stands for one; the engine looks closer. */
const url = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine(
    (text) =>
      /^(https?:\/\/[^/\s]+|\$\{[A-Z_][A-Z0-9_]*\})\S*$/i.test(text) || inboxNameOf(text) !== null,
    "an address that begins with https://, or a secret such as ${SLACK_WEBHOOK_URL}",
  )
  .refine((text) => !/\{\{|\{%/.test(text), "an address without templates");

/** Where the action `notify` tells people, for a whole workspace. */
export const alertDestinationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("slack"), url }).strict(),
  z.object({ type: z.literal("discord"), url }).strict(),
  z.object({ type: z.literal("webhook"), url }).strict(),
  z
    .object({
      type: z.literal("email"),
      to: z
        .string()
        .trim()
        .refine((text) => parseMailbox(text) !== null, "one e-mail address"),
    })
    .strict(),
]);
export type AlertDestination = Readonly<z.infer<typeof alertDestinationSchema>>;

/** All of them, in the order they are told; none twice. */
export const alertDestinationsSchema = z
  .array(alertDestinationSchema)
  .max(maxDestinations)
  .refine((list) => new Set(list.map(alertAddress)).size === list.length, "without repeats");

/** What tells one destination from another. */
export function alertAddress(destination: AlertDestination): string {
  return destination.type === "email"
    ? `mailto:${destination.to}`
    : `${destination.type} ${destination.url}`;
}
