/**
 * The hooks of the Unpod SDK: names, arguments, what they are here.
 *
 * Source: GitHub unpod-ai/unpod-python-sdk, commit bb3b1c2 of 2026-08-20, `src/unpod/connectivity/hooks.py`,
 * `session.py`, `runner.py`; runs of it.
 */
export type UnpodScope = "runner" | "session";

export type UnpodEvent = {
  readonly scope: UnpodScope;
  readonly event: string;
  /** Canonical event; `null`: Hookline has none. */
  readonly on: string | null;
  /** Path of each argument, in order; `ctx` is the context. */
  readonly params: readonly (readonly [string, readonly string[]])[];
  /** Registration takes the name, but no code fires it. */
  readonly isDead: boolean;
};

const text = ["turn", "text"] as const;

function live(
  scope: UnpodScope,
  event: string,
  on: string | null,
  params: UnpodEvent["params"] = [],
): UnpodEvent {
  return { scope, event, on, params, isDead: false };
}

function dead(scope: UnpodScope, event: string): UnpodEvent {
  return { scope, event, on: null, params: [], isDead: true };
}

const ctx = ["ctx", []] as const;

/** `call.ending` has no line: Unpod tells the end of a call once, with nothing after it. */
export const unpodEvents: readonly UnpodEvent[] = [
  live("runner", "call_start", "call.started", [ctx]),
  live("runner", "call_end", "call.ended", [ctx, ["final_state", ["call", "endedReason"]]]),
  live("session", "call_start", "session.started"),
  live("session", "user_turn", "customer.turn", [["text", text]]),
  live("session", "agent_turn", "assistant.turn", [["text", text]]),
  live("session", "interruption", "assistant.speech.interrupted"),
  live("session", "call_end", "session.ended", [["reason", ["call", "endedReason"]]]),
  live("session", "error", "error", [
    ["code", ["extra", "code"]],
    ["message", ["message"]],
    ["severity", ["extra", "severity"]],
    ["source", ["extra", "source"]],
  ]),
  live("session", "metric", null, [["event", ["extra"]]]),
  live("session", "state", null, [["event", ["extra"]]]),
  live("session", "llm_call", null),
  live("session", "turn_complete", null),
  ...["user_partial", "silence", "tool_call", "tool_result"].map((event) => dead("session", event)),
];

/** Every name that registration takes, at both levels alike; another one raises `ValueError`. */
const unpodEventNames: readonly string[] = [
  ...new Set(unpodEvents.map((entry) => entry.event)),
].toSorted();

/** The hook of a name that registers; at the runner's level all but two never fire. `null`: the SDK raises. */
export function findUnpodEvent(scope: UnpodScope, event: string): UnpodEvent | null {
  const found = unpodEvents.find((entry) => entry.scope === scope && entry.event === event);
  if (found !== undefined) return found;
  return unpodEventNames.includes(event) ? dead(scope, event) : null;
}

/** The fields of `CallContext`. What has no canonical path is in the body the bridge posts. */
export const contextFields: Readonly<Record<string, readonly string[]>> = {
  call_id: ["call", "id"],
  session_id: ["call", "id"],
  agent_id: ["call", "agentId"],
  direction: ["call", "direction"],
  user_number: ["call", "customer", "number"],
  data: ["raw", "call", "data"],
  instructions: ["raw", "call", "instructions"],
  runner_id: ["raw", "call", "runner_id"],
};

/** The fields of `metrics.live()`, an object; `tokens` and `cost` are objects in it. */
export const metricFields: Readonly<Record<string, readonly string[]>> = {
  turns: ["call", "turns"],
  "tokens.input": ["call", "usage", "tokensIn"],
  "tokens.output": ["call", "usage", "tokensOut"],
  duration_s: ["call", "durationSeconds"],
};

/** Names of the published page that the SDK does not have: reading one raises `AttributeError`. */
export const missingMetricFields: Readonly<Record<string, string>> = {
  turn_count: "turns",
  tokens_in: "tokens.input",
  tokens_out: "tokens.output",
};
