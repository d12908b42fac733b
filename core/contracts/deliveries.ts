import { z } from "zod";
import { attemptOutcomes, deliveryChannels, deliveryStatuses } from "../delivery/delivery-state.ts";

/** Responses of `/api/v1/deliveries`. Secrets are shown as their `${NAME}`. */

export const attemptSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  startedAt: z.iso.datetime(),
  /** `null` while the outcome is not known. */
  durationMs: z.number().nullable(),
  outcome: z.enum(attemptOutcomes),
  /** HTTP status, `null` when no answer came. */
  status: z.number().int().nullable(),
  /** Why there was no answer, or why it counts as a failure; a sentence for people. */
  reason: z.string().nullable(),
  code: z.string().nullable(),
  requestHeaders: z.array(z.tuple([z.string(), z.string()])),
  responseHeaders: z.array(z.tuple([z.string(), z.string()])),
  responseBody: z.string().nullable(),
  responseTruncated: z.boolean(),
});
export type AttemptView = z.infer<typeof attemptSchema>;

export const deliverySummarySchema = z.object({
  id: z.string(),
  eventId: z.string(),
  eventType: z.string().nullable(),
  callId: z.string().nullable(),
  flowId: z.string(),
  flowName: z.string(),
  flowVersion: z.number().int(),
  hook: z.string(),
  action: z.string(),
  actionType: z.string(),
  channel: z.enum(deliveryChannels),
  status: z.enum(deliveryStatuses),
  /** Host (and port) of the address, or what the in-call action is. */
  destination: z.string(),
  destinationId: z.string().nullable(),
  test: z.boolean(),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** From creation to the end, `null` while open. */
  durationMs: z.number().nullable(),
  lastStatus: z.number().int().nullable(),
  lastReason: z.string().nullable(),
  /** Grows with each change of the row; a reader keeps the highest. */
  version: z.number().int(),
});
export type DeliverySummary = z.infer<typeof deliverySummarySchema>;
export const deliveryListSchema = z.object({
  deliveries: z.array(deliverySummarySchema),
  next: z.string().nullable(),
});

export const deliveryDetailSchema = deliverySummarySchema.extend({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string().nullable(),
  }),
  attemptList: z.array(attemptSchema),
  /** Set when the outbound guard refused the address and a person may allow it: `host:port`. */
  allowable: z.string().nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

export const deliveryQuerySchema = z.object({
  status: z.enum(deliveryStatuses).optional(),
  flowId: z.string().optional(),
  destination: z.string().optional(),
  callId: z.string().optional(),
  eventId: z.string().optional(),
  q: z.string().max(200).optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

export const destinationStatuses = ["active", "disabled"] as const;
export const destinationSchema = z.object({
  id: z.string(),
  /** As the author wrote it, with `${NAME}` for secrets. */
  urlTemplate: z.string(),
  status: z.enum(destinationStatuses),
  reason: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export const destinationListSchema = z.object({ destinations: z.array(destinationSchema) });
export type DestinationView = z.infer<typeof destinationSchema>;
export const patchDestinationSchema = z.object({ status: z.enum(destinationStatuses) }).strict();

/** A private address that a person has allowed deliveries to. */
export const allowedAddressSchema = z.object({
  /** `host:port`. */
  address: z.string(),
  createdAt: z.iso.datetime(),
});
export type AllowedAddress = z.infer<typeof allowedAddressSchema>;
export const allowedAddressListSchema = z.object({ addresses: z.array(allowedAddressSchema) });
export const allowAddressSchema = z.object({ address: z.string().min(3).max(300) }).strict();
