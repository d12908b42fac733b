import { answerVapi } from "#core/adapters/vapi/answer.ts";
import { type Detected, detectAndAdapt } from "#core/adapters/detect.ts";
import type { Adapted } from "#core/adapters/adapter.ts";
import { type IngestAnswer, keptAnswerSchema } from "#core/contracts/events.ts";
import { type Json, trustJson } from "#core/json.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import { claimEventKey } from "#db/queries/ingest/claim-event-key.ts";
import { countRepeat } from "#db/queries/ingest/count-repeat.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Runtime } from "../runtime.ts";
import type { Arrived, QuietEvent } from "./arrived.ts";
import { decideAndStore, type Stored } from "./decide-and-store.ts";
import { eventKey, type HeaderId } from "./event-key.ts";
import type { TestRun } from "./test-run.ts";

export type IngestInput = {
  readonly source: StoredSource;
  readonly body: Json;
  /** The bytes the body was read from: what a repeat is recognised by. */
  readonly rawBody: Uint8Array;
  readonly headerId: HeaderId | null;
  readonly test: TestRun | null;
};

export type Ingested = {
  readonly answer: IngestAnswer;
  /** The answer in the platform's own form, when it waits for one. */
  readonly platformAnswer: Json | null;
};

/**
 * Takes one body: adapts it, decides what every listening hook does, and stores event, verdicts, call state and
 * deliveries in one transaction. When this returns, all of it is on disk; when it throws, none of it.
 *
 * The same event a second time has no effects: it is counted and gets the first answer with `duplicate: true` and no
 * actions; decision and platform answer are the first ones.
 */
export async function ingestEvent(runtime: Runtime, input: IngestInput): Promise<Ingested> {
  const receivedAt = runtime.clock.nowMs();
  const detected = detectAndAdapt(input.source.adapter, input.body);
  const { adapted } = detected;
  const eventId = runtime.newId("event");
  const key = adapted.kind === "unrecognised" ? headerKey(input) : keyOf(input, adapted);
  const stored = await inTransaction(runtime.db, async (tx): Promise<Stored> => {
    if (key !== null) {
      const first = await claimEventKey(tx, { key, eventId, receivedAt });
      if (first !== null) return repeatOf(await countRepeat(tx, first), first.eventId);
    }
    return await decideAndStore(runtime, tx, {
      source: input.source,
      test: input.test,
      receivedAt,
      eventId,
      adapter: detected.adapter,
      ...readAdapted(detected),
    });
  });
  runtime.destinations.remember(input.source.workspaceId, stored.destinations);
  runtime.deliveryNudge.poke();
  runtime.feed.poke();
  const { platformAnswer, ...answer } = stored.answer;
  return { answer, platformAnswer: platformAnswer ?? defaultAnswer(adapted) };
}

/** For a repeat of an event whose answer is not kept any more. */
function defaultAnswer(adapted: Adapted): Json | null {
  const request = adapted.kind === "unrecognised" ? null : adapted.request;
  return request === null ? null : answerVapi(request).body;
}

function keyOf(input: IngestInput, adapted: Exclude<Adapted, { kind: "unrecognised" }>) {
  return eventKey({
    sourceId: input.source.id,
    headerId: input.headerId,
    platformId: adapted.platformId,
    hasPlatformTime: adapted.hasPlatformTime,
    rawBody: input.rawBody,
  });
}

function headerKey(input: IngestInput): Uint8Array | null {
  return eventKey({
    sourceId: input.source.id,
    headerId: input.headerId,
    platformId: null,
    hasPlatformTime: false,
    rawBody: input.rawBody,
  });
}

type Read = Pick<Arrived, "events" | "request" | "quiet">;

function readAdapted({ adapted, tried, raw }: Detected): Read {
  const quiet: QuietEvent = {
    callId: null,
    at: null,
    note: "",
    unrecognised: false,
    data: { raw },
  };
  if (adapted.kind === "events") {
    return { events: adapted.events, request: adapted.request, quiet };
  }
  if (adapted.kind === "none") {
    const { callId, at, reason, request } = adapted;
    return { events: [], request, quiet: { ...quiet, callId, at, note: reason } };
  }
  const note = `Nobody recognised this body. ${adapted.tried}`;
  const data = { raw, tried: trustJson(tried) };
  return { events: [], request: null, quiet: { ...quiet, note, unrecognised: true, data } };
}

/** What the first arrival was answered, as a repeat hears it: nothing is handed over twice. */
function repeatOf(stored: unknown, eventId: string): Stored {
  const first = keptAnswerSchema.safeParse(stored);
  const base = first.success ? first.data : { eventId, verdicts: 0, deliveries: 0 };
  return { answer: { ...base, duplicate: true, actions: [] }, destinations: new Map() };
}
