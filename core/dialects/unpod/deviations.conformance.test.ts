import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { hooksDocumentSchema } from "../../hook/hook.ts";
import { exportUnpod } from "./export-unpod.ts";
import { noPython, playCall } from "./testing/run-python.ts";

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

const deviations = z
  .array(z.object({ vectors: z.string(), case: z.string() }))
  .parse(read("../deviations.json"))
  .filter((entry) => entry.vectors === "unpod/session-sequences.json");
const { cases } = z
  .object({ cases: z.array(z.object({ name: z.string(), raised: z.string().nullable() })) })
  .parse(read("fixtures/session-sequences.json"));

/** What fails in each case, as an event of ours. */
const failing: Readonly<Record<string, string>> = {
  "raising-handler-kills-call": "customer.turn",
  "raising-call-start": "session.started",
  "raising-call-end": "session.ended",
};

describe.skipIf(noPython !== null)(
  `deviations (${noPython ?? "python3"})`,
  { timeout: 60_000 },
  () => {
    it.each(deviations)("unpod/session-sequences: $case is told otherwise", async (entry) => {
      expect(cases.find(({ name }) => name === entry.case)?.raised).toEqual(expect.any(String));
      const url = "http://127.0.0.1:9/nobody-there";
      const request = { type: "webhook", url, body: {}, sign: false, retry: "none" };
      const document = hooksDocumentSchema.parse({
        hooks: [
          {
            on: failing[entry.case],
            do: [request, { type: "data.set", key: "after", value: true }],
          },
        ],
      });
      const text = exportUnpod(document).files[0]?.text ?? "";
      const played = await playCall(text, {
        frames: [{ event: "user.text", text: "hi" }],
        replies: [["Hi."]],
      });
      expect(played.data).toEqual({ after: true });
      expect(played.log.filter((one) => "raised" in one)).toEqual([]);
      expect(played.log).toContainEqual({ hook: "agent_turn", args: ["Hi."] });
    });
  },
);
