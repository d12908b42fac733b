import type { AdaptedEvent, PlatformRequest } from "#core/adapters/adapter.ts";
import type { Json } from "#core/json.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import type { TestRun } from "./test-run.ts";

/** One body that was taken and read by an adapter, before anything was decided. */
export type Arrived = {
  readonly source: StoredSource;
  readonly test: TestRun | null;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Id of the row that the answer names: of the first event, or of the body that gave none. */
  readonly eventId: string;
  readonly adapter: string | null;
  readonly events: readonly AdaptedEvent[];
  /** What the platform waits to be answered in its own form. */
  readonly request: PlatformRequest | null;
  /** What is stored when there is no call event. */
  readonly quiet: QuietEvent;
};

export type QuietEvent = {
  readonly callId: string | null;
  readonly at: string | null;
  /** Why there is no call event. */
  readonly note: string;
  readonly unrecognised: boolean;
  readonly data: Json;
};
