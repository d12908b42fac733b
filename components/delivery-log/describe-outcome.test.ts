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
  [
    effect("data", { path: "call.data.last", value: { name: "shell", args: { n: 1 }, tags: [] } }),
    "Kept call.data.last: name “shell”, args (n 1), tags (an empty list).",
  ],
  [effect("data", { path: "call.data.x", value: null }), "Kept call.data.x: nothing."],
  [effect("answer", { answer: { result: [1, "a"] } }), "Answered with 1, “a”."],
  [
    effect("answer", { answer: { result: { status: "shipped", late: false } } }),
    "Answered with status “shipped”, late false.",
  ],
  [
    effect("answer", { answer: { assistantId: "sales", error: "Closed", assistant: {} } }),
    "Answered with the assistant “sales”, with the error “Closed”, with assistant: nothing in it.",
  ],
  [
    effect("decision", { decision: { block: true }, ignored: "Nobody waits." }),
    "Without effect: Nobody waits.",
  ],
])("says what came of it: %o", (given, words) => {
  expect(describeOutcome(given)).toBe(words);
});
