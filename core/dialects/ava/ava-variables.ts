import { flatNames } from "../../hook/context-path.ts";

/**
 * AVA's names of what a template can say, and where the same stands here. `text`: AVA writes it as text wherever it
 * stands; `json`: as JSON, so only outside quotes.
 *
 * Source: AVA `context.py` (`to_payload_dict`) and `generic_webhook.py`, commit f1b8bf72 (2026-08-08).
 */
type Variable = { readonly path: string; readonly kind: "text" | "number" | "json" };

const variables: Readonly<Record<string, Variable>> = {
  call_id: { path: "call.id", kind: "text" },
  caller_number: { path: "call.customer.number", kind: "text" },
  called_number: { path: "call.phoneNumber.number", kind: "text" },
  caller_name: { path: "call.customer.name", kind: "text" },
  context_name: { path: "call.agentName", kind: "text" },
  provider: { path: "raw.provider", kind: "text" },
  call_direction: { path: "call.direction", kind: "text" },
  call_outcome: { path: "call.outcome", kind: "text" },
  call_start_time: { path: "call.startedAt", kind: "text" },
  call_end_time: { path: "call.endedAt", kind: "text" },
  summary: { path: "call.summary", kind: "text" },
  campaign_id: { path: "campaign.id", kind: "text" },
  lead_id: { path: "lead.id", kind: "text" },
  call_duration: { path: "call.durationSeconds", kind: "number" },
  transcript_json: { path: "call.messages", kind: "json" },
  tool_calls_json: { path: "call.toolCalls", kind: "json" },
  pre_call_results_json: { path: "results", kind: "json" },
  summary_json: { path: "call.summary", kind: "json" },
};

/** Names that stand in AVA's guide and not in its code. */
const guideNames: Readonly<Record<string, string>> = {
  call_duration_seconds: "call_duration",
  conversation_history_json: "transcript_json",
  conversation_history: "transcript_json",
  tool_calls: "tool_calls_json",
  pre_call_results: "pre_call_results_json",
};

/** AVA's number of its payload's form; the same in every body. */
export const schemaVersion = { name: "schema_version", value: "1" } as const;

export type FoundVariable = Variable & {
  readonly name: string;
  /** The name in AVA's code, when the template has the guide's. */
  readonly renamed: string | null;
};

/** What a name in a template stands for; `null` for one that only a lookup or a parameter can give. */
export function findVariable(given: string): FoundVariable | null {
  const renamed = own(guideNames, given);
  const name = renamed ?? given;
  const found = own(variables, name);
  return found === null ? null : { ...found, name, renamed };
}

/** AVA's name of a path as it is written outside quotes or inside; `null` when AVA has none. */
export function nameOfPath(given: string, place: "bare" | "quoted"): string | null {
  const path = own<string>(flatNames, given) ?? given;
  const named = Object.entries(variables).filter(([, variable]) => variable.path === path);
  const fits = named.find(([, { kind }]) => (place === "bare" ? kind !== "text" : kind !== "json"));
  if (fits !== undefined) return fits[0];
  const [, rest] = /^(?:results|tool\.args)\.([A-Za-z_][A-Za-z0-9_]*)$/.exec(path) ?? [];
  return rest === undefined || place === "bare" || findVariable(rest) !== null ? null : rest;
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
