import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { bridgeText } from "./bridge/bridge-text.ts";
import { noPython, playCall } from "./testing/run-python.ts";
import { startHookline } from "./testing/start-hookline.ts";

/** What happens in one connection, as the reference recorded it: told by the stand-in, and by the bridge upon it. */
function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

const frameSchema = z.looseObject({ event: z.string(), metadata: z.unknown().optional() });
const vectors = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        frames: z.array(frameSchema.or(z.literal("hang"))),
        log: z.array(
          z.looseObject({ scope: z.string().optional(), event: z.string().optional() }).and(
            z.object({
              args: z
                .array(z.unknown())
                .optional()
                .transform((args) => args ?? []),
            }),
          ),
        ),
        raised: z.string().nullable(),
      }),
    ),
  })
  .parse(read("fixtures/runner-sequences.json"));
const deviating = new Set(
  z
    .array(z.object({ vectors: z.string(), case: z.string() }))
    .parse(read("../deviations.json"))
    .filter((entry) => entry.vectors === "unpod/runner-sequences.json")
    .map((entry) => entry.case),
);

type Case = (typeof vectors.cases)[number];
const played = vectors.cases.filter(({ name }) => !deviating.has(name));
const others = vectors.cases.filter(({ name }) => deviating.has(name));

/** What an application does that fails, or not, as the case says. */
const applications: Readonly<Record<string, object>> = {
  "entrypoint-never-runs-session": { entrypoint: "never-runs" },
  "entrypoint-raises": { entrypoint: "never-runs", raise_after: true },
  "entrypoint-raises-after-run": { raise_after: true },
  "runner-call-start-hook-raises": { raise_in: "call_start" },
  "runner-call-end-hook-raises": { raise_in: "call_end" },
};

/** The hooks that were recorded; the others of the SDK had no handler then. */
const recorded = new Set(["call_start", "user_turn", "call_end"]);

function callOf({ name, frames }: Case): object {
  const known = frames.filter((frame) => frame !== "hang");
  const started = known.find((frame) => frame.event === "call.started");
  const after = known.filter(({ event }) => !["hello.ack", "call.started"].includes(event));
  return { started, frames: after, replies: null, ...applications[name] };
}

function recordedOf({ log }: Case): readonly object[] {
  return log.flatMap(({ scope, event, args }) =>
    event === undefined ? [] : [{ scope, event, args }],
  );
}

const running: Awaited<ReturnType<typeof startHookline>>[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

describe.skipIf(noPython !== null)(
  `one connection (${noPython ?? "python3"})`,
  { timeout: 60_000 },
  () => {
    it.each(played)("unpod/runner-sequences: $name", async (one) => {
      const { log } = await playCall(null, callOf(one));
      const fired = log.flatMap(({ runner, hook, args }) => {
        const event = runner ?? hook;
        if (typeof event !== "string" || !recorded.has(event)) return [];
        return [{ scope: runner === undefined ? "session" : "runner", event, args }];
      });
      expect(fired).toEqual(recordedOf(one));
      expect(log.some((entry) => "raised" in entry)).toBe(one.raised !== null);
    });

    it.each(played)("unpod/runner-sequences: $name, told by the bridge", async (one) => {
      const hookline = await startHookline({ answer: () => [] });
      running.push(hookline);
      const bridge = { url: hookline.url, budget: 1.5 };
      const { log } = await playCall(bridgeText, { bridge, ...callOf(one) });
      const told = hookline.posted.flatMap(({ scope, event, args, call }) => {
        if (!recorded.has(event)) return [];
        const ids = scope === "runner" ? [call["call_id"]] : [];
        return [{ scope, event, args: [...ids, ...Object.values(args)] }];
      });
      expect(told).toEqual(recordedOf(one));
      expect(log.some((entry) => "raised" in entry)).toBe(one.raised !== null);
    });

    it.each(others)("unpod/runner-sequences: $name is not told", ({ frames, log, raised }) => {
      // The connection never became a call, so there is nothing a handler could see.
      expect(log).toEqual([]);
      expect(raised).toMatch(/^BridgeHandshakeError/);
      expect(frames.map((frame) => (frame === "hang" ? frame : frame.event))).not.toEqual([
        "hello.ack",
        "call.started",
      ]);
    });

    it("every deviation is a case", () => {
      expect(others.map(({ name }) => name)).toEqual([...deviating]);
    });
  },
);
