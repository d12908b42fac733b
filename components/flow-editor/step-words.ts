import type { FlowNode } from "#core/flow/flow.ts";
import { describeFilter } from "#core/hook/describe-filter.ts";
import { describeAction, describeEvent } from "#core/hook/describe.ts";

/** A step in one line, for lists and for screen readers: "Slack: Call failed". */
export function stepWords(node: FlowNode): string {
  if (node.kind === "event") return describeEvent(node.data.on, node.data.options).title;
  if (node.kind === "filter") return `Only if ${describeFilter(node.data.filter)}`;
  const { title, line } = describeAction(node.data.action);
  return line === "" ? title : `${title}: ${line}`;
}
