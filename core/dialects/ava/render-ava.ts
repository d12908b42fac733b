import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import { cutTemplate, type TemplatePiece } from "./ava-template.ts";
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
  const pieces = findTexts(cutTemplate(template));
  const asAva = pieces.map((piece) => fillIn(piece, variables.value, env, rawValue)).join("");
  // A value AVA puts in as it is may break a body, which its receiver says, but never make another one of it.
  return isJsonText(asAva)
    ? ok(pieces.map((piece) => fillIn(piece, variables.value, env, safeValue)).join(""))
    : ok(asAva);
}

/** `inText`: it stands between the quotes of a JSON text. */
type Placed = TemplatePiece & { readonly inText: boolean };

function findTexts(pieces: readonly TemplatePiece[]): readonly Placed[] {
  let inText = false;
  return pieces.map((piece) => {
    const placed = { ...piece, inText };
    if (piece.kind !== "text") return placed;
    const quotes = piece.text.replaceAll(/\\[^]/g, "").split('"').length - 1;
    inText = quotes % 2 === 0 ? inText : !inText;
    return placed;
  });
}

type ToJsonText = (text: string, inText: boolean) => string;

function fillIn(
  piece: Placed,
  variables: Variables,
  env: Readonly<Record<string, string | undefined>>,
  toJsonText: ToJsonText,
): string {
  if (piece.kind === "text") return piece.text;
  if (piece.kind === "env") {
    return escapeAscii(Object.hasOwn(env, piece.name) ? (env[piece.name] ?? "") : "");
  }
  const value = variables.get(piece.name);
  if (value === undefined) return piece.text;
  if (guideLists.has(piece.name)) return safeValue(toPythonText(value), piece.inText);
  const text = toPythonText(value);
  return piece.name.endsWith("_json") ? toJsonText(text, piece.inText) : escapeAscii(text);
}

function rawValue(text: string): string {
  return text;
}

/** A value that stays one value, or one piece of the text it stands in. */
function safeValue(text: string, inText: boolean): string {
  if (inText) return escapeAscii(text);
  return isJsonText(text) ? text : dumpJson(text);
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Lists and objects under the names of AVA's guide, which AVA itself does not fill in: JSON wherever they stand. */
const guideLists: ReadonlySet<string> = new Set([
  "conversation_history",
  "tool_calls",
  "pre_call_results",
]);

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
  const toolCalls = dumpJson(field("tool_calls") ?? []);
  const ofGuide: readonly (readonly [string, Json])[] = [
    ["call_duration_seconds", duration],
    ["conversation_history_json", transcript],
    ["conversation_history", transcript],
    ["tool_calls", toolCalls],
    ["pre_call_results", dumpJson(results ?? {})],
  ];
  const builtIn: readonly (readonly [string, Json])[] = [
    ...required.map((name) => [name, field(name)] as const),
    ...optional.map((name) => [name, field(name) ?? ""] as const),
    ["call_duration", duration],
    ["transcript_json", transcript],
    ["tool_calls_json", toolCalls],
    ["pre_call_results_json", dumpJson(results ?? {})],
    ["summary_json", dumpJson(field("summary") ?? "")],
    ["schema_version", "1"],
  ];
  const found = Object.entries(results ?? {}).map(
    ([name, value]) => [name, isFalsy(value) ? "" : value] as const,
  );
  // A built-in name is never a lookup's; the guide's names are AVA's for a lookup.
  return ok(new Map([...ofGuide, ...found, ...builtIn]));
}

function invalid(path: string, message: string): Result<never, readonly Diagnostic[]> {
  const hint = "Give AVA's post-call context: call_id, caller_number, conversation_history, …";
  return err([diagnostic("dialect.invalid", { path, message, hint })]);
}
