import { hmacScheme } from "#core/contracts/source-auth.ts";
import { assertNever } from "#core/assert.ts";
import { defaultWorkspaceId } from "#core/ids.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import { contextOf } from "../context.ts";
import type { Runtime } from "../runtime.ts";
import { openSecret } from "../secret/seal-secret.ts";
import { sourceSecretContext } from "../secret/secret-context.ts";
import { type EventAnswer, problemAnswer } from "./event-answer.ts";
import type { BodyCheck, HeaderReader, InboundRequest } from "./inbound-request.ts";
import { checkHeaders, type InboundCheck, mayRead } from "./verify-inbound.ts";

/** A source whose sender has shown in the headers what can be shown there; the body is still to be checked. */
export type HalfProven = { readonly source: StoredSource; readonly isProvenBy: BodyCheck };

/** Finds the source of an address and looks at the headers. Answers 404 or 401 when it may not go on. */
export async function authoriseSender(
  runtime: Runtime,
  name: string,
  header: HeaderReader,
): Promise<HalfProven | EventAnswer> {
  const source = await runtime.sources.find(defaultWorkspaceId, name);
  if (source === null) return noSource(name);
  const request = toRequest(runtime, source, "POST", header);
  const isProvenBy = checkHeaders(toCheck(runtime, source), request);
  return isProvenBy === null ? notProven(source) : { source, isProvenBy };
}

/** The same for who reads the source's action stream. */
export async function authoriseReader(
  runtime: Runtime,
  name: string,
  header: HeaderReader,
): Promise<StoredSource | EventAnswer> {
  const source = await runtime.sources.find(defaultWorkspaceId, name);
  if (source === null) return noSource(name);
  const request = toRequest(runtime, source, "GET", header);
  return mayRead(toCheck(runtime, source), request) ? source : notReader(source);
}

function toCheck(runtime: Runtime, source: StoredSource): InboundCheck {
  const { id, auth, authOptions: options, secretSealed } = source;
  const secret =
    auth === "none" || secretSealed === null
      ? null
      : openSecret(runtime.secretKey, secretSealed, sourceSecretContext(id));
  return { auth, options, secret };
}

function toRequest(
  runtime: Runtime,
  source: StoredSource,
  method: string,
  header: HeaderReader,
): InboundRequest {
  const url = `${contextOf(runtime).publicUrl}/api/events/${source.name}`;
  return { header, method, url, nowMs: runtime.clock.nowMs() };
}

function noSource(name: string): EventAnswer {
  return problemAnswer(404, "NOT_FOUND", {
    title: "No such source",
    detail: `There is no source named "${name.slice(0, 100)}".`,
    hint: "Copy the address from Sources in Hookline, or add a source with this name.",
  });
}

/** One answer for everything that can be wrong, so that nobody can find out how much was right. */
export function notProven(source: StoredSource): EventAnswer {
  const { title, hint } = whatToSend(source);
  return unauthorised(source, {
    title,
    detail: `The source "${source.name}" takes only what proves to come from its platform, so this was not stored.`,
    hint,
  });
}

function notReader(source: StoredSource): EventAnswer {
  return unauthorised(source, {
    title: "The secret is missing or wrong",
    detail: `The action stream of the source "${source.name}" is for its platform only.`,
    hint: "Send the header Authorization: Bearer <secret> with the secret that was set in Sources.",
  });
}

type Told = { readonly title: string; readonly hint: string };

function unauthorised(source: StoredSource, text: Told & { readonly detail: string }): EventAnswer {
  const headers: Record<string, string> =
    source.auth === "bearer" ? { "www-authenticate": "Bearer" } : {};
  return problemAnswer(401, "UNAUTHORIZED", text, headers);
}

const wrongSecret = "The secret is missing or wrong";
const wrongSignature = "The signature is missing or wrong";
const clock = "a time within 5 minutes of Hookline's clock";

function whatToSend({ auth, authOptions }: StoredSource): Told {
  switch (auth) {
    case "none":
    case "bearer": {
      const name = authOptions.headerName ?? "Authorization";
      const value = authOptions.bearerPrefixEnabled === false ? "<secret>" : "Bearer <secret>";
      return { title: wrongSecret, hint: sendSecret(`${name}: ${value}`) };
    }
    case "vapi-secret":
      return { title: wrongSecret, hint: sendSecret("X-Vapi-Secret: <secret>") };
    case "vapi-hmac": {
      const scheme = hmacScheme(authOptions);
      return {
        title: wrongSignature,
        hint: `Send ${scheme.signatureHeader}: ${scheme.signaturePrefix}<${scheme.signatureEncoding} of HMAC-${scheme.algorithm.toUpperCase()} over ${scheme.payloadFormat}>, made with the secret that was set in Sources. A signed {timestamp} stands in ${scheme.timestampHeader} and is ${clock}. Compare Vapi's HMAC credential with the source.`,
      };
    }
    case "devclaw":
      return {
        title: wrongSignature,
        hint: "Send X-Webhook-Signature: sha256=<hex of HMAC-SHA256 over the exact body>: enter the secret that was set in Sources as the secret of DevClaw's webhook. Its bridge sends Authorization: Bearer <secret> instead.",
      };
    case "standard-webhooks":
      return {
        title: wrongSignature,
        hint: `Sign as Standard Webhooks says: webhook-id, webhook-timestamp (${clock}) and webhook-signature, made with the secret that was set in Sources.`,
      };
    default:
      return assertNever(auth);
  }
}

function sendSecret(header: string): string {
  return `Send the header ${header} with the secret that was set in Sources.`;
}
