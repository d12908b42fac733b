import type { CallEvent } from "../hook/call-event.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { buildContext } from "./build-context.ts";
import type { CallState } from "./call-state.ts";
import { getPath } from "./get-path.ts";
import { setPath } from "./set-path.ts";
import type { TemplateContext } from "./template-context.ts";

/**
 * What filters and templates see while the hooks of one event run: the event as earlier hooks changed it, the state of
 * the call with what they kept in it. A value; every change makes another one.
 */
export type Moment = {
  readonly event: CallEvent;
  /** The state with the event applied; `null` for an event of no call. */
  readonly state: CallState | null;
  readonly context: TemplateContext;
};

export function momentOf(event: CallEvent, state: CallState | null): Moment {
  return { event, state, context: buildContext(event, state) };
}

/** Keeps a value at a path below `call.data`. Without a call only the rest of this event's hooks see it. */
export function keepValue({ event, state }: Moment, path: string, value: Json): Moment {
  if (state === null) return momentOf({ ...event, data: setPath(event.data, path, value) }, null);
  // The state holds what stands below `call`.
  const call = setPath(state.call, path.slice("call.".length), value);
  return momentOf(event, { ...state, call });
}

/**
 * Changes what the event says. What was said is told by two names, `message` and `turn.text`: they stay the same.
 */
export function changeEvent({ event, state }: Moment, set: JsonObject): Moment {
  let data: JsonObject = event.data;
  for (const [path, value] of Object.entries(set)) {
    data = setPath(data, path, value);
    if (path === "message" && isJsonObject(data["turn"])) {
      data = setPath(data, "turn.text", value);
    }
  }
  return momentOf({ ...event, data }, state);
}

/** What stands at a path of the event, `null` when nothing does. */
export function valueAt(moment: Moment, path: string): Json {
  return getPath(moment.event.data, path);
}
