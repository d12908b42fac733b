import { expect, it } from "vitest";
import type { CallEvent } from "../hook/call-event.ts";
import { applyEvent } from "./apply-event.ts";
import type { CallState } from "./call-state.ts";

let count = 0;
function event(type: string, data: CallEvent["data"] = {}): CallEvent {
  count += 1;
  return { id: `evt_${count}`, type, callId: "c1", at: "2026-11-20T10:00:00.000Z", data };
}
function play(...events: readonly CallEvent[]): CallState {
  const [first, ...rest] = events;
  if (first === undefined) throw new Error("a call has an event");
  return rest.reduce<CallState>(applyEvent, applyEvent(null, first));
}

it("goes through the phases of a call", () => {
  expect(play(event("speech.started", { role: "customer" })).phase).toBe("active");
  expect(play(event("call.started"), event("call.ending")).phase).toBe("ending");
  expect(play(event("call.started"), event("call.ending"), event("call.ended")).phase).toBe(
    "ended",
  );
});

it("stays ended when the ending comes after the report", () => {
  expect(play(event("call.ended"), event("call.ending")).phase).toBe("ended");
});

it("remembers once-only events by the first", () => {
  const first = event("call.ended");
  expect(play(first, event("call.ended")).once).toEqual({ "call.ended": first.id });
});

it("keeps what is known when a platform leaves it out or says null", () => {
  const state = play(
    event("call.started", { call: { customer: { number: "+1", name: "Ada" } } }),
    event("call.ended", { call: { customer: { number: null }, summary: "Done." } }),
  );
  expect(state.call).toEqual({ customer: { number: "+1", name: "Ada" }, summary: "Done." });
});

it("collects turns and counts them", () => {
  const state = play(
    event("assistant.turn", { turn: { text: "Hello." } }),
    event("customer.turn", { turn: { text: "Hi." } }),
  );
  expect(state.messages.map(({ role, content }) => [role, content])).toEqual([
    ["assistant", "Hello."],
    ["user", "Hi."],
  ]);
  expect(state.turns).toBe(2);
});

it("knows who is speaking, and that nobody does after the end", () => {
  const speaking = play(event("speech.started", { role: "customer" }));
  expect(speaking.speaking).toEqual({ assistant: false, customer: true });
  expect(applyEvent(speaking, event("call.ending")).speaking.customer).toBe(false);
});

it("takes the control address out of what templates can see", () => {
  const state = play(event("call.started", { call: { controlUrl: "https://x.vapi.ai/c" } }));
  expect(state.controlUrl).toBe("https://x.vapi.ai/c");
  expect(state.call).toEqual({});
});

it("does not change its arguments", () => {
  const before = Object.freeze(play(event("call.started", { call: { data: { a: 1 } } })));
  const copy = JSON.stringify(before);
  applyEvent(before, event("customer.turn", { turn: { text: "Hi." }, call: { data: { b: 2 } } }));
  expect(JSON.stringify(before)).toBe(copy);
});
