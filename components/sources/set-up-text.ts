import type { Source } from "#core/contracts/sources.ts";

/** Stands where the secret goes; Hookline keeps it and never shows it again. */
export const secretPlaceholder = "<the source's secret>";

type Addressed = Pick<Source, "address" | "auth">;

/** The header by which a source knows its sender, `null` when it checks nothing. */
function authHeader({ auth }: Addressed, secret: string): readonly [string, string] | null {
  if (auth === "bearer") return ["Authorization", `Bearer ${secret}`];
  return auth === "vapi-secret" ? ["X-Vapi-Secret", secret] : null;
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

/** The part of a Vapi assistant that sends its events to a source. Source: Vapi OpenAPI 2026-08-19, `Server`. */
export function vapiAssistant(source: Addressed, secret: string): string {
  const header = authHeader(source, secret);
  const server = {
    url: source.address,
    ...(header === null ? {} : { headers: { [header[0]]: header[1] } }),
  };
  return JSON.stringify({ server, serverMessages: vapiMessages }, null, 2);
}

/** A command that sends one event as the source's platform would: a call that ends with an error. */
export function testCommand(source: Addressed & Pick<Source, "adapter">, secret: string): string {
  const header = authHeader(source, secret);
  const body = source.adapter === "canonical" ? canonicalEnding : vapiEnding;
  return [
    `curl -X POST '${source.address}'`,
    "-H 'Content-Type: application/json'",
    ...(header === null ? [] : [`-H '${header[0]}: ${header[1].replaceAll("'", `'\\''`)}'`]),
    `-d '${JSON.stringify(body)}'`,
  ].join(" \\\n  ");
}

const endedReason = "pipeline-error-openai-llm-failed";
const canonicalEnding = {
  type: "call.ending",
  callId: "test-call-1",
  data: { call: { endedReason } },
};
const vapiEnding = {
  message: { type: "status-update", status: "ended", endedReason, call: { id: "test-call-1" } },
};
