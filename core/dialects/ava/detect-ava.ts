import { isJsonObject, type Json } from "../../json.ts";
import type { DialectInput } from "../dialect.ts";
import { isPythonCode } from "./read-python-code.ts";

/** Keys that only AVA's configuration has, in YAML or in JSON. */
const blocks =
  /^[ \t]*"?(?:pre_call_tools|post_call_tools|in_call_tools|in_call_http_tools)"?[ \t]*:/m;
const kinds =
  /\bkind"?[ \t]*:[ \t]*["']?(?:generic_webhook|generic_http_lookup|in_call_http_lookup)\b/;
const phases = /\bphase"?[ \t]*:[ \t]*["']?(?:pre_call|in_call|post_call)\b/;

/** A map of tools, and in it what a tool of AVA's says of itself; a kind with a slip in it, too. */
const toolMap = /^tools[ \t]*:[ \t]*(?:#.*)?$/m;
const noTools = /^tools[ \t]*:[ \t]*\{\}/m;
const toolKeys =
  /^[ \t]+(?:kind|is_global|timeout_ms|payload_template|generate_summary|output_variables|query_params|body_template)[ \t]*:/m;

/** Whether a text looks like a part of AVA's configuration, or like Python tools of AVA's. */
export function detectAva({ text, json }: DialectInput): boolean {
  if (blocks.test(text) || kinds.test(text) || phases.test(text)) return true;
  if (json !== undefined) return isToolMap(json);
  return noTools.test(text) || (toolMap.test(text) && toolKeys.test(text)) || isPythonCode(text);
}

function isToolMap(json: Json): boolean {
  const tools = isJsonObject(json) ? json["tools"] : undefined;
  return isJsonObject(tools) && Object.values(tools).some((tool) => hasKind(tool));
}

function hasKind(tool: Json | undefined): boolean {
  return tool !== undefined && isJsonObject(tool) && typeof tool["kind"] === "string";
}
