import { z } from "zod";
import { diagnosticSchema } from "../diagnostic.ts";

/** `application/problem+json` (RFC 9457). `code` is from a closed list, `hint` says what to do. */
export const errorCodes = [
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "TOO_LARGE",
  "VALIDATION",
  "LIMIT_EXCEEDED",
  "UNAVAILABLE",
  "INTERNAL",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(errorCodes),
  detail: z.string(),
  hint: z.string().optional(),
  diagnostics: z.array(diagnosticSchema).optional(),
  incident: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** What a server action hands back to the interface: the value, or why there is none. */
export type ActionAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };
