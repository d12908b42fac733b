import { assertNever } from "../assert.ts";
import type { DecisionEffect, Effect, SealedRequest } from "../engine/effect.ts";
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
    ...(step.decision === undefined ? {} : { decision: trustJson(step.decision) }),
  };
}

/** An effect in words and plain values: what would be sent, said or done. Its keys are in a fixed order. */
export function presentEffect(effect: Effect): JsonObject {
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
    case "notify":
      return { ...base, title: effect.title, text: effect.text };
    case "failed":
      return { ...base, code: effect.code, message: effect.message };
    case "decision":
      return {
        ...base,
        decision: presentDecision(effect),
        ...(effect.partly === null ? {} : { partly: effect.partly }),
        ...presentIgnored(effect.ignored),
      };
    case "data":
      return {
        ...base,
        path: effect.path,
        value: effect.value,
        ...presentIgnored(effect.ignored),
      };
    case "answer":
      return { ...base, answer: effect.answer, ...presentIgnored(effect.ignored) };
    default:
      return assertNever(effect);
  }
}

/** What one action asks for, in the words of the decision that the platform is answered. */
function presentDecision({ block, reason, set }: DecisionEffect): JsonObject {
  return {
    block,
    ...(reason === null ? {} : { reason }),
    ...(Object.keys(set).length === 0 ? {} : { set }),
  };
}

function presentIgnored(ignored: string | null): JsonObject {
  return ignored === null ? {} : { ignored };
}

function presentRequest(request: SealedRequest): JsonObject {
  return {
    method: request.method,
    url: showSealed(request.url),
    headers: presentHeaders(request.headers),
    body: request.body === null ? null : readableBody(showSealed(request.body)),
  };
}

/** A header that comes several times (the mailboxes of an e-mail) has its values in one, parted by commas. */
function presentHeaders(headers: SealedRequest["headers"]): JsonObject {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = values.get(name);
    const shown = showSealed(value);
    values.set(name, before === undefined ? shown : `${before}, ${shown}`);
  }
  return Object.fromEntries(values);
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
