import type { Flow, FlowNode } from "#core/flow/flow.ts";
import { describeFilter } from "#core/hook/describe-filter.ts";
import { describeAction, describeEvent } from "#core/hook/describe.ts";
import { findNode } from "./find-node.ts";

const known = new WeakMap<FlowNode, string>();

/** A step in one line, for lists and for screen readers: "Slack: Call failed". Read once for each node value. */
export function stepWords(node: FlowNode): string {
  const words = known.get(node) ?? describe(node);
  known.set(node, words);
  return words;
}

/** The same for the step with an id; `null` when there is none. */
export function nodeWords(flow: Flow, nodeId: string | undefined): string | null {
  const node = nodeId === undefined ? null : findNode(flow, nodeId);
  return node === null ? null : stepWords(node);
}

function describe(node: FlowNode): string {
  if (node.kind === "event") return describeEvent(node.data.on, node.data.options).title;
  if (node.kind === "filter") return `Only if ${describeFilter(node.data.filter)}`;
  const { title, line } = describeAction(node.data.action);
  return line === "" ? title : `${title}: ${line}`;
}
