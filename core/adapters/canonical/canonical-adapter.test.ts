import { describe, expect, it } from "vitest";
import type { Json } from "../../json.ts";
import { canonicalAdapter } from "./canonical-adapter.ts";

function adapt(body: Json): unknown {
  return canonicalAdapter.adapt(body);
}

describe("canonicalAdapter", () => {
  it("takes a call event as it stands", () => {
    const body = {
      id: "e1",
      type: "call.ending",
      callId: "c1",
      agentId: "a1",
      at: "2026-11-20T11:00:00+01:00",
      data: { call: { endedReason: "voicemail" } },
    };
    expect(adapt(body)).toEqual({
      kind: "events",
      events: [
        {
          type: "call.ending",
          callId: "c1",
          agentId: "a1",
          at: "2026-11-20T10:00:00.000Z",
          data: { call: { endedReason: "voicemail" } },
        },
      ],
      platformId: "e1",
      hasPlatformTime: true,
      request: null,
    });
  });

  it("gives id and time on arrival when they are left out", () => {
    expect(adapt({ type: "call.started" })).toMatchObject({
      events: [{ type: "call.started", at: null, data: {} }],
      platformId: null,
      hasPlatformTime: false,
    });
  });

  it("counts a time that UTC cannot write as none", () => {
    expect(adapt({ type: "call.started", at: "9999-12-31T23:59:59-12:00" })).toMatchObject({
      events: [{ at: null }],
      hasPlatformTime: false,
    });
  });

  it("knows an event by its other name", () => {
    expect(adapt({ type: "session.created" })).toMatchObject({
      events: [{ type: "session.started" }],
    });
  });

  it("reads ids that are numbers and a time in milliseconds", () => {
    const at = Date.UTC(2026, 10, 20, 10);
    expect(adapt({ id: 12, type: "call.ended", callId: 7, agentId: 8, at })).toMatchObject({
      events: [{ callId: "7", agentId: "8", at: "2026-11-20T10:00:00.000Z" }],
      platformId: "12",
      hasPlatformTime: true,
    });
  });

  it("counts null and empty fields as left out", () => {
    const empty = { id: null, callId: "", agentId: null, at: null, data: null };
    expect(adapt({ type: "call.ended", ...empty })).toEqual(adapt({ type: "call.ended" }));
  });

  it("takes an id of any length", () => {
    const id = "i".repeat(5000);
    expect(adapt({ id, type: "call.ended" })).toMatchObject({ platformId: id });
  });

  it("takes a number no double can hold as null", () => {
    const body = JSON.parse('{"type": "call.ended", "data": {"call": {"durationSeconds": 1e999}}}');
    expect(adapt(body)).toMatchObject({ events: [{ data: { call: { durationSeconds: null } } }] });
  });

  it("takes the call's id from the data", () => {
    expect(adapt({ type: "call.ended", data: { call: { id: "c9" } } })).toMatchObject({
      events: [{ callId: "c9" }],
    });
  });

  it("nests flat names and dotted paths; what is nested already wins", () => {
    const data = {
      caller_number: "+1555",
      "call.endedReason": "voicemail",
      "customer.name": "Ada",
      call_outcome: "failed",
      pre_call_results: { vip: true },
      call: { outcome: "transferred" },
      order: 7,
      "not.a.path": 1,
    };
    expect(adapt({ type: "call.ended", data })).toMatchObject({
      events: [
        {
          data: {
            call: {
              outcome: "transferred",
              endedReason: "voicemail",
              customer: { number: "+1555", name: "Ada" },
            },
            results: { vip: true },
            order: 7,
            "not.a.path": 1,
          },
        },
      ],
    });
  });

  it("never touches what every object has", () => {
    const data = JSON.parse('{"call.data.__proto__.polluted": true, "__proto__": {"x": 1}}');
    expect(adapt({ type: "call.ended", data })).toMatchObject({ kind: "events" });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("takes a type nobody listens to when it has data", () => {
    expect(adapt({ type: "order.shipped", data: {} })).toMatchObject({
      events: [{ type: "order.shipped" }],
    });
  });

  it.each([
    [{ type: "order.shipped" }, "is no known event"],
    [{ type: "call.ended", at: "yesterday" }, "at: "],
    [{ type: "call.ended", at: "2026-11-20T10:00:00" }, "at: "],
    [{ type: "call.ended", callId: ["c1"] }, "callId: "],
    [{ type: "call.ended", callId: "c".repeat(501) }, "callId: "],
    [{ type: "call.ended", data: [] }, "data: "],
    [{ type: 7 }, "text `type`"],
    [[], "text `type`"],
    [null, "text `type`"],
  ])("says why %j is none", (body, why) => {
    expect(adapt(body)).toMatchObject({
      kind: "unrecognised",
      tried: expect.stringContaining(why),
    });
  });
});
