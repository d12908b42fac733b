import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { Action, LookupAction, SummarizeAction, WebhookAction } from "../../hook/action.ts";
import { eventsOf, type Hook } from "../../hook/hook.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { exportRequest, type ExportedRequest, type Tell } from "./export-request.ts";
import { isService, type ServiceAction, webhookOf } from "./export-service.ts";
import { keptKeys, type ToolKind } from "./wire.ts";

type Fields = { readonly [field: string]: Json };

/** One tool as AVA has it, before it has a name. */
export type ExportedTool = { readonly kind: ToolKind; readonly fields: Fields };

/** Where a hook stands, and where its findings go. */
export type HookAt = { readonly path: string; readonly diagnostics: Diagnostic[] };

/** The tools that say what a hook does; none when AVA cannot say it. */
export function exportTools(hook: Hook, at: HookAt): readonly ExportedTool[] {
  const [event, ...others] = eventsOf(hook);
  const place = { ...at, hook };
  if (others.length === 0 && (event === "call.ended" || event === "call.ending")) {
    if (event === "call.ending") {
      tell(
        at,
        "on",
        "AVA tells only once that a call is over, with its report.",
        "dialect.changed",
      );
    }
    return exportWebhooks(place);
  }
  if (others.length === 0 && event === "call.started") return exportLookups(place);
  if (others.length === 0 && event === "tool.calls") return exportInCall(place);
  tell(at, "", `AVA runs nothing on ${eventsOf(hook).join(", ")}.`, "dialect.lost");
  return [];
}

type Place = HookAt & { readonly hook: Hook };

function tell(
  at: HookAt,
  field: string,
  message: string,
  code: "dialect.lost" | "dialect.changed",
): void {
  const path = field === "" ? at.path : `${at.path}.${field}`;
  at.diagnostics.push(diagnostic(code, { path, message }));
}

function exportWebhooks(place: Place): readonly ExportedTool[] {
  let summary: SummarizeAction | null = null;
  const tools: ExportedTool[] = [];
  const { do: actions } = place.hook;
  for (const [index, action] of actions.entries()) {
    if (action.type === "summarize") {
      summary = action;
      if (actions[index + 1]?.type === "webhook") continue;
      tell(
        place,
        `do.${index}`,
        "AVA makes a summary only for the webhook that follows.",
        "dialect.lost",
      );
      continue;
    }
    const request = webhookOf(action, (message, code) => tell(place, `do.${index}`, message, code));
    if (request === null) {
      tell(
        place,
        `do.${index}`,
        `AVA cannot do ${action.type} when a call is over.`,
        "dialect.lost",
      );
      continue;
    }
    const fields = toolFields(place, { index, kind: "generic_webhook", request });
    tools.push({ kind: "generic_webhook", fields: { ...fields, ...summaryFields(summary) } });
  }
  return tools;
}

function summaryFields(summary: SummarizeAction | null): Fields {
  if (summary === null) return {};
  return {
    generate_summary: true,
    summary_max_words: summary.maxWords ?? 100,
    ...(summary.prompt === undefined ? {} : { summary_prompt: summary.prompt }),
    ...(summary.provider === undefined ? {} : { summary_provider: summary.provider }),
    ...(summary.timeoutMs === undefined ? {} : { summary_timeout_ms: summary.timeoutMs }),
  };
}

function exportLookups(place: Place): readonly ExportedTool[] {
  return place.hook.do.flatMap((action, index) => {
    if (action.type !== "lookup") {
      tell(place, `do.${index}`, `AVA cannot do ${action.type} before a call.`, "dialect.lost");
      return [];
    }
    sayKeeping(place, index, action);
    const fields = toolFields(place, { index, kind: "generic_http_lookup", request: action });
    return [{ kind: "generic_http_lookup" as const, fields: { ...fields, ...outputOf(action) } }];
  });
}

function sayKeeping(place: Place, index: number, action: LookupAction): void {
  if (action.saveAs !== undefined) {
    tell(
      place,
      `do.${index}.saveAs`,
      "AVA keeps what a lookup gives under its own names only.",
      "dialect.lost",
    );
  }
  if (action.output === undefined) {
    tell(place, `do.${index}`, "AVA keeps nothing of a lookup without names.", "dialect.lost");
  }
  if (action.fallback !== undefined) {
    tell(
      place,
      `do.${index}.fallback`,
      "AVA keeps empty texts when there is no answer.",
      "dialect.lost",
    );
  }
}

function outputOf({ output }: LookupAction): Fields {
  return output === undefined ? {} : { output_variables: output };
}

function exportInCall(place: Place): readonly ExportedTool[] {
  const [lookup, answer, ...others] = place.hook.do;
  const isTool = lookup?.type === "lookup" && answer?.type === "answer" && others.length === 0;
  if (!isTool) {
    tell(
      place,
      "do",
      "In a call, AVA looks something up and answers with it, and nothing else.",
      "dialect.lost",
    );
    return [];
  }
  const fields = toolFields(place, { index: 0, kind: "in_call_http_lookup", request: lookup });
  const { description } = place.hook;
  const about: Fields = { ...(description === undefined ? {} : { description }), ...fields };
  const names = Object.keys(lookup.output ?? {});
  const all = Object.fromEntries(names.map((name) => [name, `{{ results.${name} }}`]));
  if (lookup.saveAs === undefined && isSame(answer.result, all)) {
    return [{ kind: "in_call_http_lookup", fields: { ...about, ...outputOf(lookup) } }];
  }
  if (answer.result !== `{{ results.${lookup.saveAs ?? ""} }}`) {
    tell(place, "do.1.result", "AVA answers with what was looked up, as it is.", "dialect.changed");
  }
  const kept = lookup.platform?.["ava"]?.["output_variables"];
  const output: Fields = kept === undefined ? {} : { output_variables: kept };
  return [{ kind: "in_call_http_lookup", fields: { ...about, ...output, return_raw_json: true } }];
}

function isSame(one: Json | undefined, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other) && JSON.stringify(other) !== "{}";
}

type RequestAt = {
  readonly index: number;
  readonly kind: ToolKind;
  readonly request: ExportedRequest;
};

/** What every kind of tool says, from the hook and from the action that sends. */
function toolFields(place: Place, { index, kind, request }: RequestAt): Fields {
  const { hook } = place;
  const kept = hook.platform?.["ava"] ?? {};
  const written = isJsonObject(kept["written"]) ? kept["written"] : {};
  const sayAt: Tell = (field, message, code) => tell(place, `do.${index}.${field}`, message, code);
  const action = hook.do[index];
  if (action !== undefined) sayWithout(action, sayAt);
  const fields = exportRequest(request, { kind, env: textsOf(written["env"]), tell: sayAt });
  const settings = isJsonObject(written["settings"]) ? written["settings"] : {};
  const own = { enabled: hook.enabled ?? true, is_global: hook.scope === undefined, ...fields };
  return { ...withSettings(own, settings), ...keptFields(kept) };
}

/** What AVA's requests never do. */
function sayWithout(action: Action, say: Tell): void {
  if (isSending(action)) {
    if (action.retry !== "none") say("retry", "AVA sends once.", "dialect.lost");
    if (action.sign === true || action.sign === "devclaw") {
      say("sign", "AVA signs nothing.", "dialect.lost");
    }
  }
  if (action.when !== undefined)
    say("when", "AVA has no conditions, so it always runs.", "dialect.lost");
  if (action.stopOnError === true)
    say("stopOnError", "AVA's tools do not wait for each other.", "dialect.lost");
}

type SendingAction = WebhookAction | LookupAction | ServiceAction;

function isSending(action: Action): action is SendingAction {
  return action.type === "webhook" || action.type === "lookup" || isService(action);
}

function textsOf(value: Json | undefined): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {};
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

/** A setting from the environment is written as it was, as long as nobody changed it. */
function withSettings(fields: Fields, settings: { readonly [key: string]: Json }): Fields {
  const written = Object.entries(fields).map(([key, value]) => {
    const kept = Object.hasOwn(settings, key) ? (settings[key] ?? null) : null;
    return [
      key,
      isJsonObject(kept) && kept["value"] === value ? (kept["text"] ?? value) : value,
    ] as const;
  });
  return Object.fromEntries(written);
}

function keptFields(kept: Fields): Fields {
  const known = keptKeys.flatMap((key) =>
    kept[key] === undefined ? [] : [[key, kept[key]] as const],
  );
  const others = kept["fields"];
  return { ...Object.fromEntries(known), ...(isJsonObject(others) ? others : {}) };
}
