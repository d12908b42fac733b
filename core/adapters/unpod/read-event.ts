import type { JsonObject } from "../../json.ts";
import type { UnpodBody } from "./wire.ts";

/** What one hook of the SDK means, before the fields every body has are added. */
export type Reading = {
  /** Empty: no call event, and `because` says why. */
  readonly events: readonly {
    readonly type: string;
    readonly call?: JsonObject;
    readonly data?: JsonObject;
  }[];
  readonly because: string;
};

type Reader = (body: UnpodBody) => Reading;

function happened(type: string, data: JsonObject = {}): Reading {
  return { events: [{ type, data }], because: "" };
}

function nothing(because: string): Reader {
  return () => ({ events: [], because });
}

/** Source: Unpod SDK `connectivity/session.py` and `connectivity/hooks.py`, names that register. */
const sessionReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["call_start", () => happened("session.started")],
  ["user_turn", (body) => happened("customer.turn", { turn: turnOf(body, "user") })],
  ["agent_turn", (body) => happened("assistant.turn", { turn: turnOf(body, "assistant") })],
  ["interruption", () => happened("assistant.speech.interrupted")],
  ["call_end", (body) => ({ events: [{ type: "session.ended", call: endOf(body) }], because: "" })],
  ["error", (body) => happened("error", errorOf(body))],
  ["metric", nothing("it is a measurement of the worker, not something that happened in the call")],
  ["state", nothing("it tells what the agent is doing; its turns come as agent_turn")],
  ["llm_call", nothing("it is a measurement of one use of the model")],
  ["turn_complete", nothing("it repeats a turn that came as user_turn and agent_turn")],
  ["user_partial", nothing("it is a part of a sentence; the whole one comes as user_turn")],
  ["silence", nothing("Hookline keeps the clock of silences itself")],
  ["tool_call", nothing("Unpod never fires it")],
  ["tool_result", nothing("Unpod never fires it")],
]);

/** One ending of the call: Unpod gives no report after it, so it is both. */
const runnerReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["call_start", () => happened("call.started")],
  [
    "call_end",
    (body) => {
      const call = endOf(body);
      const events = ["call.ending", "call.ended"].map((type) => ({ type, call }));
      return { events, because: "" };
    },
  ],
]);

/** Reads what happened. A name that Unpod does not have gives no event either. */
export function readEvent(body: UnpodBody): Reading {
  const scope = body.scope ?? (textArgument(body, "final_state") === null ? "session" : "runner");
  const reader =
    scope === "runner"
      ? (runnerReaders.get(body.event) ?? sessionReaders.get(body.event))
      : sessionReaders.get(body.event);
  if (reader !== undefined) return reader(body);
  const name = JSON.stringify(body.event.slice(0, 100));
  return { events: [], because: `Unpod has no event ${name}` };
}

function textArgument(body: UnpodBody, name: string): string | null {
  const value = body.args?.[name];
  return typeof value === "string" ? value : null;
}

function turnOf(body: UnpodBody, role: string): JsonObject {
  return { text: textArgument(body, "text") ?? "", role, confidence: null };
}

/** Outcome in AVA's words: a call that failed, or one that was hung up. */
function endOf(body: UnpodBody): JsonObject {
  const said = ["final_state", "reason", "state"].map((name) => textArgument(body, name));
  const endedReason = said.find((value) => value !== null) ?? null;
  if (endedReason === null) return {};
  const isFailure = endedReason === "failed" || endedReason === "error";
  return { endedReason, outcome: isFailure ? "failed" : "caller_hangup" };
}

function errorOf(body: UnpodBody): JsonObject {
  const message = textArgument(body, "message");
  const extra = Object.fromEntries(
    ["code", "severity", "source"].map((name) => [name, textArgument(body, name)]),
  );
  return { error: message, message, extra };
}
