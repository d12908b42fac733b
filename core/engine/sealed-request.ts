import { z } from "zod";

/**
 * The stored form of a request (`effect.ts`, `SealedRequest`): as it will be sent, but for its secrets and its
 * signature.
 */
const sealedTextSchema = z.object({
  text: z.string(),
  refs: z.array(
    z.object({ at: z.number().int(), name: z.string(), as: z.enum(["plain", "json"]) }),
  ),
});

export const sealedRequestSchema = z.object({
  method: z.string(),
  url: sealedTextSchema,
  headers: z.array(z.tuple([z.string(), sealedTextSchema])),
  body: sealedTextSchema.nullable(),
  signWith: z.string().optional(),
});
