import { describe, expect, it } from "vitest";
import { detectVapi } from "./detect-vapi.ts";
import { trustJson } from "../../json.ts";

const say = { type: "say", exact: "Hello" };
const isVapi = (value: unknown): boolean => detectVapi({ text: "", json: trustJson(value) });
const isVapiHook = (hook: object): boolean =>
  isVapi({ hooks: [{ on: "call.ending", do: [say], ...hook }] });

describe("detectVapi", () => {
  it.each<[string, unknown]>([
    ["a document", { hooks: [{ on: "call.ending", do: [say] }] }],
    ["a bare list", [{ on: "call.ending", do: [say] }]],
    ["groups", { hooks: [{ hooks: [{ on: "call.ending", do: [say] }] }] }],
    ["a whole assistant", { name: "Ada", model: {}, hooks: [{ on: "session.created", do: [] }] }],
    ["an assistant without hooks", { name: "Ada", hooks: [] }],
    ["a hook of a phone number", { hooks: [{ on: "call.ending", do: { type: "transfer" } }] }],
    ["a slip of the pen", { hooks: [{ on: "call.endng", do: [{ type: "sey" }] }] }],
    [
      "prefixes of a number",
      [
        {
          on: "call.ringing",
          filters: [{ type: "startsWith", key: "number", startsWith: [] }],
          do: [],
        },
      ],
    ],
  ])("takes %s", (_, value) => expect(isVapi(value)).toBe(true));

  it.each<[string, unknown]>([
    ["no JSON", undefined],
    ["no list", { hooks: {} }],
    ["an empty list", []],
    ["no hooks", [1, null]],
    ["hooks of somebody else", { hooks: [{ event: "session_start", command: "x" }] }],
    ["a version", { version: 1, hooks: [{ on: "call.ending", do: [say] }] }],
  ])("leaves %s", (_, value) => expect(isVapi(value)).toBe(false));

  it.each<[string, object]>([
    ["a list of events", { on: ["call.ending"] }],
    ["an event", { on: "call.ended" }],
    ["our name of an event", { on: "session.started" }],
    ["an option", { on: "customer.speech.timeout", options: { silencePolicy: "restart" } }],
    ["a filter", { filters: [{ type: "exists", key: "call.id", exists: true }] }],
    ["an action", { do: [{ type: "slack", url: "https://example.com", text: "x" }] }],
    ["an id", { do: [{ ...say, id: "a1" }] }],
    ["a condition", { do: [{ ...say, when: [] }] }],
    ["a reason", { do: [{ type: "tool", tool: { type: "endCall", reason: "x" } }] }],
    [
      "a queue",
      { do: [{ type: "tool", tool: { type: "transferCall", destinations: [{ type: "queue" }] } }] },
    ],
    ["a switch", { enabled: true }],
    ["a priority", { priority: 1 }],
    ["a scope", { scope: { agents: [] } }],
  ])("leaves %s of Hookline", (_, hook) => expect(isVapiHook(hook)).toBe(false));
});
