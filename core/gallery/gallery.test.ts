import { describe, expect, it } from "vitest";
import { compileFlow } from "../compiler/compile-flow.ts";
import { endedReasons, isReasonCovered } from "../hook/ended-reasons.ts";
import { sampleCalls } from "../samples/sample-calls.ts";
import { golden } from "../testing/golden.ts";
import { failedFamilies } from "./call-failed-slack.ts";
import { gallery } from "./gallery.ts";

describe("gallery", () => {
  it("offers what most people want first", () => {
    expect(gallery.map((entry) => entry.id)).toEqual([
      "call-failed-slack",
      "call-ended-discord",
      "call-ended-n8n",
    ]);
  });

  it.each(gallery.map((entry) => [entry.id, entry] as const))(
    "%s works as it stands",
    (_, entry) => {
      expect(compileFlow(entry.flow).diagnostics).toEqual([]);
      expect(entry.flow.name).toBe(entry.title);
      const ids = sampleCalls.map((sample) => sample.id);
      expect(ids).toEqual(expect.arrayContaining([...entry.samples]));
    },
  );
});

describe("Call failed → Slack", () => {
  it("says yes or no to every ended reason", () => {
    const answers = endedReasons.map((reason) => [
      reason,
      isReasonCovered(failedFamilies, reason) ? "yes" : "no",
    ]);
    const listed = Object.fromEntries(answers);
    const file = new URL("./fixtures/failed-reasons.json", import.meta.url);
    expect(listed).toEqual(golden(file, listed));
  });
});
