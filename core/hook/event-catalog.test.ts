import { describe, expect, it } from "vitest";
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
  it("has every voice-call event once", () => {
    expect(eventCatalog.map((entry) => entry.type)).toEqual([
      "call.ringing",
      "call.started",
      "session.started",
      "session.ended",
      "customer.turn",
      "assistant.turn",
      "assistant.speech.interrupted",
      "customer.speech.interrupted",
      "customer.speech.timeout",
      "assistant.transcriber.endpointedSpeechLowConfidence",
      "call.timeElapsed",
      "model.response.timeout",
      "tool.calls",
      "call.ending",
      "call.ended",
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
    const gone = eventCatalog.filter((entry) => !entry.inCall).map((entry) => entry.type);
    expect(gone).toEqual(["session.ended", "call.ending", "call.ended"]);
  });
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
      expect(accepts(option.min + 0.5)).toBe(!option.integer);
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
