import { z } from "zod";

/** Any JSON value. What arrives from outside is this before a schema has looked at it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(jsonSchema),
    z.record(z.string(), jsonSchema),
  ]),
);

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Takes a value as JSON without looking at it again.
 * Guarantee the caller gives: it came out of `JSON.parse` or out of a schema over such a value.
 */
export function trustJson(value: unknown): Json {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the guarantee stands above
  return value as Json;
}
