import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import type { Retry } from "../../hook/retry.ts";
import { isJsonObject, type Json, trustJson } from "../../json.ts";

/**
 * What Vapi's tools say about their requests beside address and content. Source: Vapi OpenAPI 2026-08-19, `Server` and
 * `BackoffPlan`.
 */
export type VapiRequestOptions = {
  readonly backoffPlan?: unknown;
  readonly credentialId?: unknown;
  readonly encryptedPaths?: unknown;
};

export type ReadOptions = {
  /** `null`: no plan is given, so Hookline's own times hold. */
  readonly retry: Retry | null;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads when a tool's request is sent again, and names what only Vapi can do with it. Times of a plan that cannot be
 * read are Hookline's own.
 */
export function readVapiOptions(options: VapiRequestOptions, path: string): ReadOptions {
  const plan = trustJson(options.backoffPlan ?? null);
  const excluded = isJsonObject(plan) ? plan["excludedStatusCodes"] : undefined;
  return {
    retry: readPlan(plan),
    diagnostics: [
      ...only(options.credentialId, `${path}.credentialId`, "The credential is kept at Vapi."),
      ...only(
        options.encryptedPaths,
        `${path}.encryptedPaths`,
        "Vapi has the key to encrypt with.",
      ),
      ...only(
        Array.isArray(excluded) && excluded.length > 0 ? excluded : undefined,
        `${path}.backoffPlan.excludedStatusCodes`,
        "Hookline tries again on errors of the network, 408, 425, 429 and 5xx.",
      ),
    ],
  };
}

function readPlan(plan: Json): Retry | null {
  if (!isJsonObject(plan)) return null;
  const { maxRetries, baseDelaySeconds, type } = plan;
  if (typeof maxRetries !== "number" || maxRetries < 0) return null;
  const count = Math.min(1000, Math.round(maxRetries));
  if (count === 0) return "none";
  const delaySeconds = typeof baseDelaySeconds === "number" ? baseDelaySeconds : 0;
  const delayMs = Math.min(86_400_000, Math.max(100, Math.round(delaySeconds * 1000)));
  return { count, delayMs, ...(type === "exponential" ? { backoff: "exponential" as const } : {}) };
}

function only(value: unknown, path: string, because: string): readonly Diagnostic[] {
  if (value === undefined || value === null) return [];
  const message = `Only Vapi can do this. ${because}`;
  return [diagnostic("dialect.not-carried-out", { path, message })];
}
