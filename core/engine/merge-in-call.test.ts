import { describe, expect, it } from "vitest";
import type { Effect, InCallAction } from "./effect.ts";
import { mergeInCall } from "./merge-in-call.ts";

function does(action: string, inCall: InCallAction): Effect {
  const named = {
    key: action.padEnd(32, "0"),
    flowId: "flow_1",
    flowVersion: 1,
    hook: "h",
    action,
  };
  return { ...named, actionType: inCall.type, kind: "in-call", inCall };
}
function failed(action: string): Effect {
  const named = {
    key: action.padEnd(32, "0"),
    flowId: "flow_1",
    flowVersion: 1,
    hook: "h",
    action,
  };
  return { ...named, actionType: "webhook", kind: "failed", code: "template.failed", message: "" };
}

const bye = does("a1", { type: "say", text: "Goodbye." });
const hello = does("a0", { type: "say", text: "Hello." });
const end = does("a2", { type: "endCall", reason: "done" });
const transfer = does("a3", {
  type: "transferCall",
  destination: { type: "number", number: "+1" },
  content: null,
});
const byeAndEnd = does("a1", {
  type: "say",
  text: "Goodbye.",
  endCallAfterSpoken: { action: "a2", reason: "done" },
});
const byeAndTransfer = does("a3", {
  type: "transferCall",
  destination: { type: "number", number: "+1" },
  content: "Goodbye.",
});
const other = failed("a4");

describe("mergeInCall", () => {
  it.each([
    ["say before endCall becomes one say", [bye, end], [byeAndEnd]],
    ["say before a transfer becomes its content", [bye, transfer], [byeAndTransfer]],
    ["only the say directly before", [hello, bye, end], [hello, byeAndEnd]],
    ["what is no in-call action does not part them", [bye, other, end], [byeAndEnd, other]],
    ["a say after endCall stays", [end, bye], [end, bye]],
    ["another action between parts them", [bye, transfer, end], [byeAndTransfer, end]],
    ["a say ends the call once", [bye, end, end], [byeAndEnd, end]],
    ["nothing to join", [end], [end]],
    ["nothing at all", [], []],
  ])("%s", (_name, effects, expected) => {
    expect(mergeInCall(effects)).toEqual(expected);
  });
});
