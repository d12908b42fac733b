import { isJsonObject, type Json } from "../json.ts";

/** What stands in the place of a secret. */
const redacted = "[redacted]";
const leftOut = "[left out: nested too deeply]";
/** Deeper than any platform nests; what lies below is left out, so that no later reader runs out of stack. */
const maxDepth = 64;

/**
 * Keys under which deliveries carry secrets in clear, such as `phoneNumber.twilioAuthToken` and `server.secret`.
 * Source: deliveries captured 2024-07 to 2024-12; Vapi OpenAPI of 2026-08-19, fields of credentials and numbers.
 */
const secretKey =
  /(secret|password|authToken|accessToken|apiKey|privateKey|twilioAccountSid|authorization)$/i;
const secretHeader = /authorization|cookie|token|secret|key|password|signature/i;
/** The arguments of a tool call are what was asked for, whatever their names. */
const openKeys = new Set(["arguments", "parameters"]);

/** A copy of a body without its known secrets: a secret is replaced, `null` stays. */
export function redactSecrets(body: Json): Json {
  return copy(body, { depth: 0, within: "body" });
}

/**
 * A copy without what is nested too deeply; everything else stays. A number too large for a double (`1e999`) is `null`:
 * JSON has no way to write what it is read as.
 */
export function limitDepth(body: Json): Json {
  return copy(body, { depth: 0, within: "open" });
}

/** Within `headers`, names of headers tell what is secret; within `open`, nothing is taken out. */
type Scope = { readonly depth: number; readonly within: "body" | "headers" | "open" };

function copy(value: Json, scope: Scope): Json {
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (typeof value !== "object" || value === null) return value;
  if (scope.depth >= maxDepth) return leftOut;
  const inner = { ...scope, depth: scope.depth + 1 };
  if (!isJsonObject(value)) return value.map((element) => copy(element, inner));
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, copyField(key, field, inner)]),
  );
}

function copyField(key: string, value: Json, scope: Scope): Json {
  if (value === null || value === "" || scope.within === "open") return copy(value, scope);
  if (isSecret(key, value, scope)) return redacted;
  if (scope.within === "headers" || key === "headers") {
    return copy(value, { ...scope, within: "headers" });
  }
  return copy(value, openKeys.has(key) ? { ...scope, within: "open" } : scope);
}

function isSecret(key: string, value: Json, scope: Scope): boolean {
  // Headers of a request tool are JSON Schemas: the value stands a level deeper.
  if (scope.within === "headers") return secretHeader.test(key);
  return key === "credentials" || (typeof value === "string" && secretKey.test(key));
}
