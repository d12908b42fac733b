import { assertNever } from "../assert.ts";
import type { Effect } from "../engine/effect.ts";
import { showSealed } from "../engine/sealed-text.ts";
import { type Json, type JsonObject, trustJson } from "../json.ts";
import type { SimulatedStep } from "./simulate.ts";

/**
 * Returns a step in the form the command line prints: one object, its keys in a fixed order, secrets as `${NAME}`.
 */
export function presentStep(step: SimulatedStep): JsonObject {
  return {
    at: step.at,
    event: trustJson(step.event),
    verdicts: trustJson(step.verdicts),
    effects: step.effects.map(presentEffect),
  };
}

/** An effect in words and plain values: what would be sent, said or done. */
function presentEffect(effect: Effect): JsonObject {
  const base = {
    key: effect.key,
    hook: effect.hook,
    action: effect.action,
    type: effect.actionType,
    kind: effect.kind,
  };
  switch (effect.kind) {
    case "delivery":
      return { ...base, request: presentRequest(effect.request) };
    case "in-call":
      return { ...base, inCall: trustJson(effect.inCall) };
    case "failed":
      return { ...base, code: effect.code, message: effect.message };
    default:
      return assertNever(effect);
  }
}

function presentRequest(request: Extract<Effect, { kind: "delivery" }>["request"]): JsonObject {
  return {
    method: request.method,
    url: showSealed(request.url),
    headers: Object.fromEntries(request.headers.map(([name, value]) => [name, showSealed(value)])),
    body: request.body === null ? null : readableBody(showSealed(request.body)),
  };
}

/** JSON as the value it is, any other body as its text. */
function readableBody(text: string): Json {
  try {
    return trustJson(JSON.parse(text));
  } catch {
    // Not JSON: a text body.
    return text;
  }
}
