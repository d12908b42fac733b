import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import { cutTemplate } from "./ava-template.ts";
import { dumpJson, escapeAscii, isFalsy, toPythonText } from "./python-text.ts";

type Variables = ReadonlyMap<string, Json>;

/**
 * Fills in one of AVA's `payload_template`s as AVA does: values escaped for the inside of a JSON text, those whose name
 * ends in `_json` as JSON, `${NAME}` from `env` (empty when it is not set), names nobody knows as they stand.
 *
 * `context` is AVA's post-call context (`call_id`, `caller_number`, `conversation_history`, …). The template is read
 * once: braces in what a caller says are text, also where AVA itself would expand them. The names of AVA's guide
 * (`call_duration_seconds`, `conversation_history_json`) work beside the real ones.
 *
 * Source: AVA `generic_webhook.py` and `context.py` (`to_payload_dict`), commit f1b8bf72 (2026-08-08).
 * Errors: `dialect.invalid` when the context is none.
 */
export function renderAva(
  template: string,
  context: Json,
  env: Readonly<Record<string, string | undefined>>,
): Result<string, readonly Diagnostic[]> {
  const variables = readVariables(context);
  if (!variables.ok) return variables;
  const rendered = cutTemplate(template).map((piece) => {
    if (piece.kind === "text") return piece.text;
    if (piece.kind === "env") {
      return escapeAscii(Object.hasOwn(env, piece.name) ? (env[piece.name] ?? "") : "");
    }
    const value = variables.value.get(piece.name);
    return value === undefined ? piece.text : fillIn(piece.name, value);
  });
  return ok(rendered.join(""));
}

function fillIn(name: string, value: Json): string {
  const text = toPythonText(value);
  return name.endsWith("_json") && isJsonText(text) ? text : escapeAscii(text);
}

/** A lookup's answer may be called `…_json` and be anything: only JSON is put in as it is. */
function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** AVA writes the word None for these when they are missing. */
const required = [
  "call_id",
  "caller_number",
  "context_name",
  "provider",
  "call_direction",
  "call_outcome",
] as const;
/** AVA writes nothing for these when they are missing. */
const optional = [
  "called_number",
  "caller_name",
  "call_start_time",
  "call_end_time",
  "summary",
  "campaign_id",
  "lead_id",
] as const;

function readVariables(context: Json): Result<Variables, readonly Diagnostic[]> {
  if (!isJsonObject(context)) return invalid("", "The context is not an object of values.");
  const field = (name: string): Json => context[name] ?? null;
  const results = field("pre_call_results") ?? {};
  if (results !== null && !isJsonObject(results)) {
    return invalid("pre_call_results", "pre_call_results must be an object of values.");
  }
  const duration = field("call_duration_seconds") ?? field("call_duration");
  const transcript = dumpJson(field("conversation_history") ?? []);
  const builtIn: readonly (readonly [string, Json])[] = [
    ...required.map((name) => [name, field(name)] as const),
    ...optional.map((name) => [name, field(name) ?? ""] as const),
    ["call_duration", duration],
    ["call_duration_seconds", duration],
    ["transcript_json", transcript],
    ["conversation_history_json", transcript],
    ["tool_calls_json", dumpJson(field("tool_calls") ?? [])],
    ["pre_call_results_json", dumpJson(results ?? {})],
    ["summary_json", dumpJson(field("summary") ?? "")],
    ["schema_version", "1"],
  ];
  const found = Object.entries(results ?? {}).map(
    ([name, value]) => [name, isFalsy(value) ? "" : value] as const,
  );
  // A built-in name is never a lookup's.
  return ok(new Map([...found, ...builtIn]));
}

function invalid(path: string, message: string): Result<never, readonly Diagnostic[]> {
  const hint = "Give AVA's post-call context: call_id, caller_number, conversation_history, …";
  return err([diagnostic("dialect.invalid", { path, message, hint })]);
}
