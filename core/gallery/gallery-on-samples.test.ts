import { describe, expect, it } from "vitest";
import { compileFlow } from "../compiler/compile-flow.ts";
import type { Effect } from "../engine/effect.ts";
import { sampleCalls } from "../samples/sample-calls.ts";
import { simulate } from "../simulator/simulate.ts";
import { golden } from "../testing/golden.ts";
import { gallery } from "./gallery.ts";

/** What a reader of the file wants to see: where it goes and what it says. */
function show(effect: Effect): unknown {
  if (effect.kind !== "delivery") return effect;
  return { url: effect.request.url.text, body: JSON.parse(effect.request.body?.text ?? "null") };
}

describe("gallery on the sample calls", () => {
  it.each(gallery.map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
    const { document } = compileFlow(entry.flow);
    const sent = Object.fromEntries(
      sampleCalls.map((sample) => [
        sample.id,
        simulate(document, sample.call).flatMap((step) => step.effects.map(show)),
      ]),
    );
    const file = new URL(`./fixtures/on-samples/${id}.json`, import.meta.url);
    expect(sent).toEqual(golden(file, sent));
  });
});
