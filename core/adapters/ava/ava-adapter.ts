import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { Adapted, AdaptedEvent, Adapter } from "../adapter.ts";
import { toIsoOrNull } from "../read-time.ts";
import { limitDepth, redactSecrets } from "../redact-secrets.ts";
import { knownText, readData } from "./read-data.ts";
import { type AvaBody, avaBodySchema, avaEndNames, avaNames } from "./wire.ts";

/**
 * Reads what AVA's tools send. The body of a post-call webhook, AVA's own or one of a template that keeps AVA's names,
 * is both the ending of the call and its report. A lookup before the call and a tool of the agent have bodies of their
 * author's: they are recognised when they say their phase (`"phase": "pre_call"`, `"in_call"`), and give no event when
 * they do not. Total: any JSON gives an answer.
 */
export const avaAdapter: Adapter = { name: "ava", title: "AVA", adapt: adaptAva };

function adaptAva(body: Json): Adapted {
  const names = isJsonObject(body) ? Object.keys(body) : [];
  const parsed = isJsonObject(body) ? avaBodySchema.safeParse(limitDepth(body)) : null;
  if (parsed === null || !parsed.success || !isRecognised(parsed.data, names)) {
    return {
      kind: "unrecognised",
      tried:
        "looked for an object with `call_id` and another of AVA's names, such as `call_outcome`",
    };
  }
  const said = parsed.data;
  const callId = toId(said.call_id);
  const agentId = toId(knownText(said.context_name));
  const phase = phaseOf(said, names);
  if (phase === null) return noEvent(callId);
  const isOver = phase === "post_call";
  const at = isOver ? toIsoOrNull(said.call_end_time) : null;
  const data = { ...readData(said, callId), raw: redactSecrets(body) };
  const common = {
    ...(callId === null ? {} : { callId }),
    at,
    ...(agentId === null ? {} : { agentId }),
  };
  const events = readEvents(said, phase).map((event): AdaptedEvent => ({
    type: event.type,
    ...common,
    data: { ...data, ...event.data },
  }));
  return {
    kind: "events",
    events,
    platformId: null,
    hasPlatformTime: at !== null,
    request: null,
  };
}

/** A `call_id` may be anybody's; with another of AVA's names beside it the body is AVA's. */
function isRecognised(body: AvaBody, names: readonly string[]): boolean {
  if (toId(body.call_id) === null) return false;
  // Hookline's own bridges name themselves.
  if (names.includes("unpod") || names.includes("devclaw")) return false;
  return avaNames.some((name) => names.includes(name)) || statedPhase(body) !== null;
}

const phases = ["pre_call", "in_call", "post_call"] as const;
type Phase = (typeof phases)[number];

function statedPhase(body: AvaBody): Phase | null {
  return phases.find((phase) => phase === body["phase"]) ?? null;
}

/** What it says it is; without that, the end of the call when it has what only an end has. `null`: nobody can tell. */
function phaseOf(body: AvaBody, names: readonly string[]): Phase | null {
  const isOfEnd = avaEndNames.some((name) => names.includes(name));
  return statedPhase(body) ?? (isOfEnd ? "post_call" : null);
}

function noEvent(callId: string | null): Adapted {
  const reason =
    'no call event, because it does not say of which phase it is, and has nothing of a call\'s end, such as call_outcome. Add "phase": "pre_call" to the body of a lookup, "in_call" to that of a tool, "post_call" to that of a webhook.';
  const common = { platformId: null, hasPlatformTime: false, request: null };
  return { kind: "none", reason, callId, at: null, ...common };
}

type Happened = { readonly type: string; readonly data?: JsonObject };

function readEvents(body: AvaBody, phase: Phase): readonly Happened[] {
  switch (phase) {
    case "pre_call":
      return [{ type: "call.started" }];
    case "in_call":
      return [{ type: "tool.calls", data: { tool: readTool(body) } }];
    case "post_call":
      return [{ type: "call.ending" }, { type: "call.ended" }];
  }
}

/** The tool as the author names it: AVA itself gives a template of an in-call tool its arguments alone. */
function readTool(body: AvaBody): JsonObject {
  const name = [body["tool_name"], body["tool"]].find((given) => typeof given === "string");
  const args = limitDepth(asJson(body["tool_args"] ?? body["parameters"]));
  return { name: typeof name === "string" ? name : null, args: isJsonObject(args) ? args : {} };
}

function asJson(value: unknown): Json {
  return isJsonObject(value) ? value : null;
}

/** Text that can be an id of a call event; a longer one names nothing AVA has. */
function toId(value: string | null | undefined): string | null {
  return typeof value === "string" && value !== "" && value.length <= 500 ? value : null;
}
