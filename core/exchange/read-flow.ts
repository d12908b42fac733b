import { decompileHooks } from "../compiler/decompile-hooks.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostic.ts";
import { type HooksForm, readHooks } from "../dialects/dialects.ts";
import { looksLikeJson, withLines } from "../dialects/with-lines.ts";
import type { Flow } from "../flow/flow.ts";
import type { RunsOn } from "../hook/hook.ts";
import type { Json } from "../json.ts";
import { checkFlow } from "../lint/check-flow.ts";

export type FlowRead = {
  /** What the text was read as; `null` when nobody knows it. */
  readonly form: HooksForm | null;
  /** What could be read, also with errors; `null` when nothing could. */
  readonly flow: Flow | null;
  /** How many hooks the flow has. */
  readonly hooks: number;
  /**
   * Of the text and of the flow made of it. Paths lead into the text, `line` and `column` with them; what only shows in
   * the flow has the `nodeId` of its step.
   */
  readonly diagnostics: readonly Diagnostic[];
  /** Who runs these hooks, unless the person says otherwise. */
  readonly runsOn: RunsOn;
};

export type ReadOptions = {
  /** What the text is in; found out when absent. */
  readonly form?: HooksForm | undefined;
  /** What the flow is called. */
  readonly name: string;
};

/**
 * Reads hooks in any form Hookline knows as a flow, and says everything that is wrong with them. Total: whatever is
 * given, it answers with diagnostics. The flow's `runsOn` is the one suggested.
 */
export function readFlow(given: string | Json, { form, name }: ReadOptions): FlowRead {
  const read = readHooks(given, form);
  const text = typeof given === "string" ? given : null;
  const { runsOn } = read;
  if (read.draft === null) {
    const found = read.form === null ? explainUnread(read.diagnostics, text) : read.diagnostics;
    return { form: read.form, flow: null, hooks: 0, runsOn, diagnostics: withLines(found, text) };
  }
  const flow: Flow = { ...decompileHooks(read.draft, name), runsOn };
  const checked = checkFlow(flow);
  return {
    form: read.form,
    flow,
    hooks: checked.document.hooks.length,
    runsOn,
    diagnostics: withLines(mergeFindings(read.diagnostics, checked.diagnostics), text),
  };
}

/** Whether what was read can run as it is. */
export function isUsable(read: FlowRead): boolean {
  return read.flow !== null && !hasErrors(read.diagnostics);
}

/** Nobody knows the text, yet it begins as JSON does: where it breaks is then what helps most. */
function explainUnread(
  diagnostics: readonly Diagnostic[],
  text: string | null,
): readonly Diagnostic[] {
  if (text === null || !looksLikeJson(text)) return diagnostics;
  return [
    ...diagnostics,
    diagnostic("document.not-json", {
      path: "",
      message: "It begins like JSON and then breaks off or has a mistake.",
      hint: "Mend it at this place, or paste the whole text, from its first { to its last }.",
    }),
  ];
}

/**
 * The text and the flow made of it are checked by the same rules: what both say is said once, with the line of the one
 * and the step of the other.
 */
function mergeFindings(
  ofText: readonly Diagnostic[],
  ofFlow: readonly Diagnostic[],
): readonly Diagnostic[] {
  const left = Map.groupBy(ofFlow, sayingOf);
  const merged = ofText.map((found) => {
    const nodeId = found.nodeId ?? left.get(sayingOf(found))?.shift()?.nodeId;
    return nodeId === undefined ? found : { ...found, nodeId };
  });
  const said = new Set(ofText.map(sayingOf));
  return [...merged, ...ofFlow.filter((found) => !said.has(sayingOf(found)))];
}

function sayingOf(found: Diagnostic): string {
  return JSON.stringify([found.code, found.message]);
}
