import { hmacScheme } from "#core/contracts/source-auth.ts";
import type { Source } from "#core/contracts/sources.ts";

/** Stands where the secret goes; Hookline keeps it and never shows it again. */
export const secretPlaceholder = "<the source's secret>";

export type Addressed = Pick<Source, "address" | "auth" | "authOptions">;

/** The header that shows a source its secret, `null` when it checks nothing or asks for a signature. */
export function authHeader(
  { auth, authOptions }: Addressed,
  secret: string,
): readonly [string, string] | null {
  if (auth === "vapi-secret") return ["X-Vapi-Secret", secret];
  if (auth !== "bearer") return null;
  const value = authOptions.bearerPrefixEnabled === false ? secret : `Bearer ${secret}`;
  return [authOptions.headerName ?? "Authorization", value];
}

/**
 * The messages a Vapi assistant has to send for every event of a hook. `transcript` in its final form is off by
 * default, the others are on. Source: Vapi OpenAPI 2026-08-19, `assistant.serverMessages`.
 */
const vapiMessages = [
  "status-update",
  "end-of-call-report",
  "assistant.started",
  'transcript[transcriptType="final"]',
  "speech-update",
  "user-interrupted",
  "tool-calls",
  "transfer-update",
  "hang",
] as const;

/** Where the id of a Vapi credential goes; the dashboard shows it. */
const credentialPlaceholder = "<id of the HMAC credential>";

/** The part of a Vapi assistant that sends its events to a source. Source: Vapi OpenAPI 2026-08-19, `Server`. */
export function vapiAssistant(source: Addressed, secret: string): string {
  const header = authHeader(source, secret);
  const server = {
    url: source.address,
    ...(header === null ? {} : { headers: { [header[0]]: header[1] } }),
    ...(source.auth === "vapi-hmac" ? { credentialId: credentialPlaceholder } : {}),
  };
  return JSON.stringify({ server, serverMessages: vapiMessages }, null, 2);
}

/** What to enter in Vapi's HMAC credential so that it signs as the source expects. */
export function vapiCredential({ authOptions }: Addressed): string {
  const scheme = hmacScheme(authOptions);
  return [
    `Secret key: ${secretPlaceholder}`,
    `Algorithm: ${scheme.algorithm.toUpperCase().replace("SHA", "SHA-")}`,
    `Signature header: ${authOptions.signatureHeader ?? scheme.signatureHeader}`,
    `Signature encoding: ${scheme.signatureEncoding}`,
    `Signature prefix: ${scheme.signaturePrefix === "" ? "none" : scheme.signaturePrefix}`,
    `Payload format: ${scheme.payloadFormat}`,
    `Timestamp header: ${authOptions.timestampHeader ?? scheme.timestampHeader}`,
    `Secret is base64: ${scheme.secretIsBase64 ? "yes" : "no"}`,
  ].join("\n");
}

/**
 * A post-call webhook of AVA that tells a source of every call. Without a template AVA sends all it knows.
 * Source: AVA-AI-Voice-Agent-for-Asterisk, `config/ai-agent.yaml`, `kind: generic_webhook`.
 */
export function avaWebhook(source: Addressed): string {
  return [
    "tools:",
    "  hookline:",
    "    kind: generic_webhook",
    "    phase: post_call",
    "    enabled: true",
    "    is_global: true",
    `    url: "${source.address}"`,
    "    method: POST",
    ...yamlHeaders(source, "    "),
  ].join("\n");
}

const devclawEvents = "session_start, session_end, agent_start, agent_stop, error, notification";

/** A webhook of DevClaw that sends its events to a source. Source: `pkg/devclaw/copilot/webhooks.go` at 656368b. */
export function devclawWebhook(source: Addressed): string {
  return [
    "hooks:",
    "  enabled: true",
    "  webhooks:",
    '    - name: "Hookline"',
    `      url: "${source.address}"`,
    `      events: [${devclawEvents}]`,
    ...(source.auth === "devclaw" ? ['      secret: "${HOOKLINE_SECRET}"'] : []),
    ...yamlHeaders(source, "      "),
    "      enabled: true",
  ].join("\n");
}

/** Both platforms take `${NAME}` from their environment. */
function yamlHeaders(source: Addressed, indent: string): readonly string[] {
  const header = authHeader(source, "${HOOKLINE_SECRET}");
  return header === null ? [] : [`${indent}headers:`, `${indent}  ${header[0]}: "${header[1]}"`];
}

/**
 * The part of an Unpod agent that starts the bridge, which Export writes for Unpod as `hookline_bridge.py`. Source:
 * unpod-python-sdk at bb3b1c2, `docs/04-connectivity-sdk.md`.
 */
export function unpodModule(source: Addressed): string {
  const [, url = source.address, name = "default"] =
    /^(.*)\/api\/events\/([^/]+)$/.exec(source.address) ?? [];
  const isSecret = source.auth !== "none";
  return [
    ...(isSecret ? ["import os"] : []),
    "from unpod import AgentRunner",
    "from hookline_bridge import connect",
    "",
    'runner = AgentRunner(entrypoint=handle_call, agent_id="my-agent")',
    "connect(",
    "    runner,",
    `    "${url}",`,
    `    source="${name}",`,
    ...(isSecret ? ['    secret=os.environ["HOOKLINE_SECRET"],'] : []),
    ")",
  ].join("\n");
}
