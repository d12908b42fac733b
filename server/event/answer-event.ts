import { type Json, trustJson } from "#core/json.ts";
import { isDatabaseAway } from "#db/is-database-away.ts";
import type { Runtime } from "../runtime.ts";
import { authoriseSender, notProven } from "./authorise-source.ts";
import { type EventAnswer, jsonAnswer, problemAnswer } from "./event-answer.ts";
import { readHeaderId } from "./event-key.ts";
import { ingestEvent, type Ingested } from "./ingest-event.ts";
import { BodyTooLargeError, readBody } from "./read-body.ts";
import type { HeaderReader } from "./inbound-request.ts";

export type EventRequest = {
  /** Name of the source, from the address. */
  readonly source: string;
  readonly header: HeaderReader;
  readonly body: AsyncIterable<Uint8Array>;
};

/**
 * Answers `POST /api/events/{source}`: the one function behind both doors (ahead of Next and inside it). A 2xx means
 * that the event is stored.
 *
 * Answers: 202 with what came of it, 200 with the decision when the event waits for one or in the platform's own form
 * when it asks something, 400 not JSON, 401
 * wrong secret, 404 no such source, 413 too large, 429 backlog full, 503 database away.
 */
export async function answerEvent(runtime: Runtime, request: EventRequest): Promise<EventAnswer> {
  try {
    return await answer(runtime, request);
  } catch (error) {
    if (error instanceof BodyTooLargeError) return tooLarge(runtime);
    if (isDatabaseAway(error)) return databaseAway();
    return incident(runtime, request, error);
  }
}

async function answer(runtime: Runtime, request: EventRequest): Promise<EventAnswer> {
  const sender = await authoriseSender(runtime, request.source, request.header);
  if ("status" in sender) return sender;
  const { source } = sender;
  if (runtime.backlog.isFull()) return backlogFull(runtime);
  const rawBody = await readBody(request.body, runtime.env.maxBodyBytes);
  if (!sender.isProvenBy(rawBody)) return notProven(source);
  const body = parseJson(rawBody);
  if (body === undefined) return notJson();
  const headerId = readHeaderId(source, request.header);
  return toAnswer(await ingestEvent(runtime, { source, body, rawBody, headerId, test: null }));
}

/** A platform that waits for its own form, or for a decision, reads the body of a 200. */
function toAnswer({ answer: stored, platformAnswer }: Ingested): EventAnswer {
  if (platformAnswer !== null) return jsonAnswer(200, platformAnswer);
  return jsonAnswer(stored.decision === undefined ? 202 : 200, trustJson(stored));
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** `undefined` when the bytes are not JSON in UTF-8. */
function parseJson(bytes: Buffer): Json | undefined {
  try {
    return trustJson(JSON.parse(decoder.decode(bytes)));
  } catch {
    // Both throw only to say "not valid".
    return undefined;
  }
}

function notJson(): EventAnswer {
  return problemAnswer(400, "BAD_REQUEST", {
    title: "The body is not JSON",
    detail: "The body is not JSON in UTF-8, so it was not stored.",
    hint: "Send one JSON value with the header Content-Type: application/json.",
  });
}

function tooLarge(runtime: Runtime): EventAnswer {
  return problemAnswer(
    413,
    "TOO_LARGE",
    {
      title: "The body is too large",
      detail: `The body is larger than ${runtime.env.maxBodyBytes} bytes, so it was not stored.`,
      hint: "Send less, or raise HOOKLINE_MAX_BODY_BYTES.",
    },
    { connection: "close" },
  );
}

function backlogFull(runtime: Runtime): EventAnswer {
  return problemAnswer(
    429,
    "LIMIT_EXCEEDED",
    {
      title: "Too many deliveries are waiting",
      detail:
        "More deliveries wait than HOOKLINE_MAX_PENDING allows, so this event was not stored.",
      hint: "Send it again later. The log shows which destination does not answer.",
    },
    { "retry-after": String(runtime.backlog.retryAfterSeconds) },
  );
}

function databaseAway(): EventAnswer {
  return problemAnswer(
    503,
    "UNAVAILABLE",
    {
      title: "The database is away",
      detail: "The database does not answer, so the event was not stored.",
      hint: "Send it again.",
    },
    { "retry-after": "1" },
  );
}

function incident(runtime: Runtime, request: EventRequest, error: unknown): EventAnswer {
  const id = runtime.newId("incident");
  runtime.logger.error(
    { err: error, incident: id, source: request.source },
    "an event could not be taken",
  );
  return problemAnswer(500, "INTERNAL", {
    title: "Something went wrong in Hookline",
    detail: "Hookline could not take this event. It was not stored.",
    hint: "Send it again. If it fails again, look for the incident in Hookline's log.",
    incident: id,
  });
}
