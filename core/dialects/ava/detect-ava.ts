import type { DialectInput } from "../dialect.ts";
import { isPythonCode } from "./read-python-code.ts";

/** Keys that only AVA's configuration has, in YAML or in JSON. */
const blocks =
  /^[ \t]*"?(?:pre_call_tools|post_call_tools|in_call_tools|in_call_http_tools)"?[ \t]*:/m;
const kinds =
  /\bkind"?[ \t]*:[ \t]*["']?(?:generic_webhook|generic_http_lookup|in_call_http_lookup)\b/;
const phases = /\bphase"?[ \t]*:[ \t]*["']?(?:pre_call|in_call|post_call)\b/;

/** Whether a text looks like a part of AVA's configuration, or like Python tools of AVA's. */
export function detectAva({ text, json }: DialectInput): boolean {
  if (blocks.test(text) || kinds.test(text) || phases.test(text)) return true;
  return json === undefined && isPythonCode(text);
}
