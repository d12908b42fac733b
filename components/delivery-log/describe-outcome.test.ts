import { expect, it } from "vitest";
import type { QuietEffect } from "#core/contracts/events.ts";
import { describeOutcome } from "./describe-outcome.ts";

const effect = (
  kind: QuietEffect["kind"],
  more: { readonly [field: string]: unknown },
): QuietEffect => ({ action: "a1", type: kind, kind, ...more });

it.each<[QuietEffect, string]>([
  [effect("decision", { decision: { block: true, reason: "no rm" } }), "Blocked: no rm"],
  [effect("decision", { decision: { block: true } }), "Blocked."],
  [
    effect("decision", {
      decision: { block: false, set: { "tool.args.timeout": 30, message: "hi" } },
      partly: "Only the one.",
    }),
    "Changed tool.args.timeout to 30, message to “hi”. Only the one.",
  ],
  [effect("data", { path: "call.data.tier", value: "gold" }), "Kept call.data.tier: “gold”."],
  [effect("answer", { answer: { result: [1] } }), 'Answered {"result":[1]}.'],
  [
    effect("decision", { decision: { block: true }, ignored: "Nobody waits." }),
    "Without effect: Nobody waits.",
  ],
])("says what came of it: %o", (given, words) => {
  expect(describeOutcome(given)).toBe(words);
});
