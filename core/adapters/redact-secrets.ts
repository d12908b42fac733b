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
const openKeys = new Set(["arguments", "parameters", "properties"]);

/** A copy of a body without its known secrets: a secret's text is replaced, `null` stays. */
export function redactSecrets(body: Json): Json {
  return copy(body, { depth: 0, isSecret: isSecretKey });
}

/** A copy without what is nested too deeply; everything else stays. */
export function limitDepth(body: Json): Json {
  return copy(body, { depth: 0, isSecret: null });
}

type KeyTest = (key: string) => boolean;
/** `isSecret` is `null` where nothing is taken out. */
type Scope = { readonly depth: number; readonly isSecret: KeyTest | null };

function copy(value: Json, scope: Scope): Json {
  if (typeof value !== "object" || value === null) return value;
  if (scope.depth >= maxDepth) return leftOut;
  if (!isJsonObject(value)) {
    const inner = { ...scope, depth: scope.depth + 1 };
    return value.map((element) => copy(element, inner));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, copyField(key, inner, scope)]),
  );
}

function copyField(key: string, value: Json, scope: Scope): Json {
  const { isSecret } = scope;
  const depth = scope.depth + 1;
  if (isSecret === null || openKeys.has(key)) return copy(value, { depth, isSecret: null });
  if (key === "credentials" && value !== null) return redacted;
  if (typeof value === "string") return value !== "" && isSecret(key) ? redacted : value;
  return copy(value, { depth, isSecret: key === "headers" ? isSecretHeader : isSecretKey });
}

function isSecretKey(key: string): boolean {
  return secretKey.test(key);
}

function isSecretHeader(name: string): boolean {
  return secretHeader.test(name);
}
