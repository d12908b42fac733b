import { answerVapi } from "#core/adapters/vapi/answer.ts";
import type { ErrorCode, Problem } from "#core/contracts/problem.ts";
import { type Json, trustJson } from "#core/json.ts";
import { isDatabaseAway } from "#db/connection-error.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import type { Runtime } from "../runtime.ts";
import { openSecret } from "../secret/seal-secret.ts";
import { sourceSecretContext } from "../secret/secret-context.ts";
import { ingestEvent, type Ingested } from "./ingest-event.ts";
import { BodyTooLargeError, readBody } from "./read-body.ts";
import { type HeaderReader, isAuthentic } from "./verify-inbound.ts";
import { defaultWorkspaceId } from "#core/ids.ts";

export type EventRequest = {
  /** Name of the source, from the address. */
  readonly source: string;
  readonly header: HeaderReader;
  readonly body: AsyncIterable<Uint8Array>;
};

export type EventAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * Answers `POST /api/events/{source}`: the one function behind both doors (ahead of Next and inside it). A 2xx means
 * that the event is stored.
 *
 * Answers: 202 with what came of it, 200 in the platform's own form when it waits for an answer, 400 not JSON, 401
 * wrong secret, 404 no such source, 413 too large, 429 backlog full, 503 database away.
 */
export async function answerEvent(runtime: Runtime, request: EventRequest): Promise<EventAnswer> {
  try {
    return await answer(runtime, request);
  } catch (error) {
    if (error instanceof BodyTooLargeError) return tooLarge(runtime);
    if (isDatabaseAway(error)) return databaseAway();
    const incident = runtime.newId("event").replace("evt_", "inc_");
    runtime.logger.error({ err: error, incident, source: request.source }, "an event could not be taken");
    return problem(500, "INTERNAL", {
      detail: "Hookline could not take this event. It was not stored.",
      hint: "Send it again. If it fails again, look for the incident in Hookline's log.",
      incident,
    });
  }
}

async function answer(runtime: Runtime, request: EventRequest): Promise<EventAnswer> {
  const source = await runtime.sources.find(defaultWorkspaceId, request.source);
  if (source === null) return noSource(request.source);
  if (!isAuthentic(source.auth, openSourceSecret(runtime, source), request.header)) {
    return wrongSecret(source);
  }
  if (runtime.backlog.isFull()) return backlogFull(runtime);
  const rawBody = await readBody(request.body, runtime.env.maxBodyBytes);
  const body = parseJson(rawBody);
  if (body === undefined) return notJson();
  const headerId = request.header("webhook-id") ?? request.header("idempotency-key");
  const ingested = await ingestEvent(runtime, { source, body, rawBody, headerId, test: null });
  return toAnswer(ingested);
}

function openSourceSecret(runtime: Runtime, source: StoredSource): string | null {
  if (source.auth === "none" || source.secretSealed === null) return null;
  return openSecret(runtime.secretKey, source.secretSealed, sourceSecretContext(source.id));
}

function toAnswer({ answer: stored, request }: Ingested): EventAnswer {
  if (request === null) return json(202, trustJson(stored));
  const { status, body } = answerVapi(request);
  return json(status, body);
}

/** `undefined` when the bytes are not JSON in UTF-8. */
function parseJson(bytes: Buffer): Json | undefined {
  try {
    return trustJson(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    // Both only ever throw to say "not valid".
    return undefined;
  }
}

function json(status: number, body: Json, headers: Record<string, string> = {}): EventAnswer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

type ProblemParts = Pick<Problem, "detail"> & Partial<Pick<Problem, "hint" | "incident">>;

function problem(
  status: number,
  code: ErrorCode,
  parts: ProblemParts,
  headers: Record<string, string> = {},
): EventAnswer {
  const body: Problem = { type: "about:blank", title: titles[code] ?? code, status, code, ...parts };
  return json(status, trustJson(body), { "content-type": "application/problem+json", ...headers });
}

const titles: Partial<Record<ErrorCode, string>> = {
  BAD_REQUEST: "The body is not JSON",
  UNAUTHORIZED: "The secret is missing or wrong",
  NOT_FOUND: "No such source",
  TOO_LARGE: "The body is too large",
  LIMIT_EXCEEDED: "Too many deliveries are waiting",
  UNAVAILABLE: "The database is away",
  INTERNAL: "Something went wrong in Hookline",
};

function noSource(name: string): EventAnswer {
  return problem(404, "NOT_FOUND", {
    detail: `There is no source named "${name.slice(0, 100)}".`,
    hint: "Copy the address from Sources in Hookline, or add a source with this name.",
  });
}

function wrongSecret(source: StoredSource): EventAnswer {
  const where = source.auth === "bearer" ? "Authorization: Bearer <secret>" : "X-Vapi-Secret: <secret>";
  return problem(401, "UNAUTHORIZED", {
    detail: `The source "${source.name}" asks for its secret.`,
    hint: `Send the header ${where} with the secret that was set in Sources.`,
  }, source.auth === "bearer" ? { "www-authenticate": "Bearer" } : {});
}

function notJson(): EventAnswer {
  return problem(400, "BAD_REQUEST", {
    detail: "The body is not JSON in UTF-8, so it was not stored.",
    hint: "Send one JSON value with the header Content-Type: application/json.",
  });
}

function tooLarge(runtime: Runtime): EventAnswer {
  return problem(413, "TOO_LARGE", {
    detail: `The body is larger than ${runtime.env.maxBodyBytes} bytes, so it was not stored.`,
    hint: "Send less, or raise HOOKLINE_MAX_BODY_BYTES.",
  }, { connection: "close" });
}

function backlogFull(runtime: Runtime): EventAnswer {
  return problem(429, "LIMIT_EXCEEDED", {
    detail: "More deliveries are waiting than HOOKLINE_MAX_PENDING allows, so this event was not stored.",
    hint: "Send it again later; see in the log which destination is not answering.",
  }, { "retry-after": String(runtime.backlog.retryAfterSeconds) });
}

function databaseAway(): EventAnswer {
  return problem(503, "UNAVAILABLE", {
    detail: "The database does not answer, so the event was not stored.",
    hint: "Send it again.",
  }, { "retry-after": "1" });
}
