import { type Detected, detectAndAdapt } from "#core/adapters/detect.ts";
import type { Adapted, AdaptedEvent, PlatformRequest } from "#core/adapters/adapter.ts";
import { ingestAnswerSchema, type IngestAnswer } from "#core/contracts/events.ts";
import { type Json, trustJson } from "#core/json.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import { claimEventKey } from "#db/queries/ingest/claim-event-key.ts";
import { countRepeat } from "#db/queries/ingest/count-repeat.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Runtime } from "../runtime.ts";
import type { QuietEvent } from "./arrived.ts";
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
  /** The platform waits for an answer in its own form. */
  readonly request: PlatformRequest | null;
};

/**
 * Takes one body: adapts it, decides what every listening hook does, and stores event, verdicts, call state and
 * deliveries in one transaction. When this returns, all of it is on disk; when it throws, none of it.
 *
 * The same event a second time has no effects: it is counted and gets the first answer with `duplicate: true` and no
 * actions.
 */
export async function ingestEvent(runtime: Runtime, input: IngestInput): Promise<Ingested> {
  const receivedAt = runtime.clock.nowMs();
  const detected = detectAndAdapt(input.source.adapter, input.body);
  const { adapted } = detected;
  const eventId = runtime.newId("event");
  const key = adapted.kind === "unrecognised" ? headerKey(input) : keyOf(input, adapted);
  const request = adapted.kind === "unrecognised" ? null : adapted.request;
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
  return { answer: stored.answer, request };
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

type Read = { readonly events: readonly AdaptedEvent[]; readonly quiet: QuietEvent };

function readAdapted({ adapted, tried, raw }: Detected): Read {
  const quiet = { callId: null, at: null, note: "", unrecognised: false, data: { raw } };
  if (adapted.kind === "events") return { events: adapted.events, quiet };
  if (adapted.kind === "none") {
    const { callId, at, reason } = adapted;
    return { events: [], quiet: { ...quiet, callId, at, note: reason } };
  }
  const note = `Nobody recognised this body. ${adapted.tried}`;
  const data = { raw, tried: trustJson(tried) };
  return { events: [], quiet: { ...quiet, note, unrecognised: true, data } };
}

/** What the first arrival was answered, as a repeat hears it: nothing is handed over twice. */
function repeatOf(stored: unknown, eventId: string): Stored {
  const first = ingestAnswerSchema.safeParse(stored);
  const base = first.success ? first.data : { eventId, verdicts: 0, deliveries: 0 };
  return { answer: { ...base, duplicate: true, actions: [] }, destinations: new Map() };
}
