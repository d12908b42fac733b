import pino from "pino";
import { type Database } from "#db/client.ts";
import { setUpTestDatabase } from "#db/testing/template-database.ts";
import type { Context } from "../context.ts";
import { newId } from "../new-id.ts";
import { Secret } from "../secret/secret.ts";

export type TestContext = {
  /** A context on the file's own database. */
  readonly context: Context;
  readonly database: Database;
  /** Sets the clock, which stands still otherwise. Epoch milliseconds. */
  setNow(nowMs: number): void;
  /** What verbs said has changed, in order, since the last call. */
  takeSignals(): readonly string[];
};

/** The moment the test clock starts at. */
export const testStartMs = Date.UTC(2026, 10, 20, 10);

const keyBytes = 32;

/** Gives a test file a context to call verbs with. `overrides` replaces parts of it. */
export function setUpTestContext(overrides: Partial<Context> = {}): TestContext {
  const test = setUpTestDatabase();
  const signals: string[] = [];
  let nowMs = testStartMs;
  const clock = { nowMs: () => nowMs };
  const forget = (what: string) => ({ forget: () => void signals.push(`forget ${what}`) });
  const poke = (what: string) => ({ poke: () => void signals.push(`poke ${what}`) });
  return {
    get database() {
      return test.database;
    },
    get context() {
      return {
        workspaceId: "ws_default",
        actor: { kind: "local" } as const,
        clock,
        db: test.database,
        logger: pino({ level: "silent" }),
        secretKey: new Secret(new Uint8Array(keyBytes).fill(1)),
        publicUrl: "http://localhost:3000",
        newId: (kind) => newId(kind, nowMs),
        sources: forget("sources"),
        secrets: forget("secrets"),
        outbound: forget("outbound"),
        deliveryNudge: poke("deliveries"),
        feed: poke("feed"),
        ...overrides,
      } satisfies Context;
    },
    setNow(value) {
      nowMs = value;
    },
    takeSignals: () => signals.splice(0),
  };
}
