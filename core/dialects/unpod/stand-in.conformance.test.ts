import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { noPython, playCall } from "./testing/run-python.ts";

const entry = z.looseObject({ hook: z.string().optional(), args: z.array(z.unknown()).optional() });
const sequences = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        bridgeEvents: z.array(z.record(z.string(), z.unknown())),
        agentReplies: z.array(z.array(z.string())),
        log: z.array(entry),
      }),
    ),
  })
  .parse(
    JSON.parse(readFileSync(new URL("fixtures/session-sequences.json", import.meta.url), "utf8")),
  );

/** Cases whose hooks do something; the stand-in alone has none. */
const withHandlers = new Set([
  "say-in-call-start",
  "escalation-transfer",
  "end-in-hook",
  "handlers-in-registration-order",
  "all-control-verbs",
]);
const plain = sequences.cases.filter(
  ({ name, log }) =>
    !withHandlers.has(name) &&
    log.every((one) => one.hook !== undefined || "verb" in one) &&
    !name.includes("raising"),
);

describe.skipIf(noPython !== null)(
  `the stand-in of the SDK (${noPython ?? "python3"})`,
  { timeout: 60_000 },
  () => {
    it.each(plain)(
      "unpod/session-sequences: $name",
      async ({ name, bridgeEvents, agentReplies, log }) => {
        const replies = name === "no-adapter" ? null : agentReplies;
        const played = await playCall(null, { frames: bridgeEvents, replies });
        const said = played.log.filter((one) => "hook" in one || "verb" in one);
        expect(said).toEqual(
          log.map((one) => (one.hook === undefined ? one : { hook: one.hook, args: one.args })),
        );
      },
    );
  },
);
