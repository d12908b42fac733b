import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import devclaw from "./catalog/fixtures/devclaw-events.json" with { type: "json" };
import {
  eventCatalog,
  eventGroups,
  findEvent,
  isHookEvent,
  isSignal,
  signalTypes,
} from "./event-catalog.ts";
import { eventOptionsSchema } from "./hook.ts";

describe("eventCatalog", () => {
  it("has every event once", () => {
    expect(eventCatalog.map((entry) => entry.type)).toEqual([
      "call.ringing",
      "call.started",
      "call.timeElapsed",
      "call.ending",
      "call.ended",
      "customer.turn",
      "assistant.turn",
      "assistant.speech.interrupted",
      "customer.speech.interrupted",
      "customer.speech.timeout",
      "assistant.transcriber.endpointedSpeechLowConfidence",
      "model.response.timeout",
      "tool.calls",
      "session.started",
      "session.ended",
      ...devclaw.documented,
      ...devclaw.undocumented,
    ]);
  });

  it.each(eventCatalog.map((entry) => [entry.type, entry] as const))(
    "%s has an example that fits its schema",
    (_, entry) => {
      expect(entry.dataSchema.safeParse(entry.example).error).toBeUndefined();
      expect(eventGroups).toHaveProperty(entry.group);
      expect(entry.producedBy.length).toBeGreaterThan(0);
    },
  );

  it("counts start, ending and end once per call", () => {
    const once = eventCatalog.filter((entry) => entry.once).map((entry) => entry.type);
    expect(once).toEqual(["call.started", "call.ending", "call.ended"]);
  });

  it("knows that nothing can be said when the call is gone", () => {
    const gone = eventCatalog.filter((entry) => !entry.inCall && entry.group !== "devclaw");
    expect(gone.map((entry) => entry.type)).toEqual(["call.ending", "call.ended", "session.ended"]);
    for (const entry of eventCatalog.filter(({ inCall }) => !inCall)) {
      expect(entry.actions).not.toContain("say");
      expect(entry.actions).not.toContain("transferCall");
    }
  });

  it("lets only the two of DevClaw's that wait be blocked and changed", () => {
    const deciding = eventCatalog.filter((entry) => entry.decides !== null);
    expect(deciding.map(({ type, decides }) => [type, decides])).toEqual([
      ["user_prompt_submit", "message"],
      ["pre_tool_use", "tool.args"],
    ]);
    expect(deciding.map((entry) => entry.type).toSorted()).toEqual(devclaw.blocking);
    for (const { actions, decides } of eventCatalog) {
      expect(actions.includes("block")).toBe(decides !== null);
      expect(actions.includes("modify")).toBe(decides !== null);
    }
  });

  it("keeps nothing with the call where there is none", () => {
    const loose = eventCatalog.filter((entry) => !entry.ofCall);
    expect(loose.map((entry) => entry.type)).toEqual([
      "heartbeat",
      "user_join",
      "user_leave",
      "channel_connect",
      "channel_disconnect",
    ]);
    for (const { actions, example } of loose) {
      expect(actions).not.toContain("data.set");
      expect(example).not.toHaveProperty("call");
    }
  });
});

describe("DevClaw's events", () => {
  it.each(devclaw.events.map((told) => [told.event, told] as const))(
    "%s shows what DevClaw really gives",
    (type, { hookPayload }) => {
      const entry = findEvent(type);
      expect(entry?.names).toMatchObject({ devclaw: type });
      expect(toPayload(entry?.example ?? {})).toEqual(hookPayload);
      expect(entry?.ofCall).toBe(hookPayload.sessionId !== "");
    },
  );

  /** The example as DevClaw's own hooks would see it. */
  function toPayload(example: JsonObject) {
    const part = (name: string, key: string): Json => {
      const value = example[name];
      return isJsonObject(value) ? (value[key] ?? null) : null;
    };
    return {
      event: expect.any(String),
      sessionId: part("call", "id") ?? "",
      channel: example["channel"] ?? "",
      toolName: part("tool", "name") ?? "",
      toolArgs: part("tool", "args"),
      toolResult: part("tool", "result") ?? "",
      message: example["message"] ?? "",
      error: example["error"] ?? null,
      extra: example["extra"] ?? null,
    };
  }
});

describe("options", () => {
  const options = eventCatalog.flatMap((entry) => entry.options);

  it.each(options.map((option) => [option.key, option] as const))(
    "%s has the bounds of the hook's schema",
    (key, option) => {
      const accepts = (value: unknown): boolean =>
        eventOptionsSchema.safeParse({ [key]: value }).success;
      if (option.kind === "choice") {
        expect(option.choices.every((choice) => accepts(choice.value))).toBe(true);
        expect(option.choices.some((choice) => choice.value === option.default)).toBe(true);
        return;
      }
      expect(accepts(option.min) && accepts(option.max)).toBe(true);
      expect(accepts(option.min - 0.5) || accepts(option.max + 0.5)).toBe(false);
      expect(option.default === null || accepts(option.default)).toBe(true);
      // Of a count a form offers whole numbers only; Vapi takes any.
      expect(accepts(option.min + 0.5)).toBe(true);
    },
  );
});

describe("findEvent", () => {
  it("finds by name and by alias", () => {
    expect(findEvent("call.ending")?.title).toBe("Call is ending");
    expect(findEvent("session.created")?.type).toBe("session.started");
  });

  it("answers null for what is no event", () => {
    for (const name of ["", "call.ending ", "Call.Ending", "constructor", "speech.started"]) {
      expect(findEvent(name)).toBeNull();
      expect(isHookEvent(name)).toBe(false);
    }
  });

  it("keeps signals apart from events", () => {
    expect(signalTypes.every((type) => isSignal(type) && !isHookEvent(type))).toBe(true);
    expect(isSignal("call.ended")).toBe(false);
  });
});
