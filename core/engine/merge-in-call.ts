import type { Effect, InCallEffect } from "./effect.ts";

/**
 * Joins what belongs together among the effects of one hook: `say` directly before `endCall` becomes one `say` that ends
 * the call when it was spoken, directly before a transfer or a handoff it becomes what that says. Deliveries between two
 * in-call actions do not part them. Order is kept.
 */
export function mergeInCall(effects: readonly Effect[]): readonly Effect[] {
  const merged: Effect[] = [];
  let before: number | null = null;
  for (const effect of effects) {
    if (effect.kind !== "in-call") {
      merged.push(effect);
      continue;
    }
    const place: number | null = before;
    const said: Effect | undefined = place === null ? undefined : merged[place];
    const joined: InCallEffect | null = said?.kind === "in-call" ? joinWithSay(said, effect) : null;
    if (joined !== null && place !== null) merged.splice(place, 1, joined);
    else merged.push(effect);
    before = joined === null ? merged.length - 1 : place;
  }
  return merged;
}

/** The one effect that the two come to, `null` when they stay two. It stands where the `say` stood. */
function joinWithSay(said: InCallEffect, next: InCallEffect): InCallEffect | null {
  if (said.inCall.type !== "say" || said.inCall.endCallAfterSpoken !== undefined) return null;
  if (next.inCall.type === "endCall") {
    const ending = { action: next.action, reason: next.inCall.reason };
    return { ...said, inCall: { ...said.inCall, endCallAfterSpoken: ending } };
  }
  if (next.inCall.type === "transferCall" || next.inCall.type === "handoff") {
    return { ...next, inCall: { ...next.inCall, content: said.inCall.text } };
  }
  return null;
}
