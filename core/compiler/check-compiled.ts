import type { Diagnostic } from "../diagnostic.ts";
import type { FlowGraph } from "../flow/flow-graph.ts";
import type { FlowNode } from "../flow/flow.ts";
import { checkAction } from "../hook/check-action.ts";
import { checkEvents } from "../hook/check-event.ts";
import { checkFilter } from "../hook/check-filter.ts";
import { checkHook } from "../hook/check-hook.ts";
import type { HooksDraft } from "../hook/draft.ts";
import { findNode } from "./map-nodes.ts";

export type Compiled = {
  readonly draft: HooksDraft;
  readonly nodeOf: ReadonlyMap<string, string>;
  readonly graph: FlowGraph;
  /** Ids of the nodes an event leads to. */
  readonly reached: ReadonlySet<string>;
};

/**
 * Returns what is wrong with the hooks of a compiled flow, each finding on its node and once for each node, however
 * many hooks go through it. Nodes that an event leads to but that are in no hook yet are looked at too.
 */
export function checkCompiled({ draft, nodeOf, graph, reached }: Compiled): readonly Diagnostic[] {
  const inHooks = new Set(nodeOf.values());
  const found = [
    ...draft.hooks.flatMap((hook, index) =>
      checkHook(hook, `hooks.${index}`).map((finding) => {
        const nodeId = findNode(nodeOf, finding.path);
        return nodeId === null ? finding : { ...finding, nodeId };
      }),
    ),
    ...graph.nodes
      .filter((node) => reached.has(node.id) && !inHooks.has(node.id))
      .flatMap((node) => checkNode(node, `nodes.${graph.placeOf(node)}.data`)),
  ];
  return oncePerNode(found);
}

function oncePerNode(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return found.filter((finding) => {
    const key = JSON.stringify([finding.code, finding.nodeId, finding.message]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function checkNode(node: FlowNode, path: string): readonly Diagnostic[] {
  return findings(node, path).map((finding) => ({ ...finding, nodeId: node.id }));
}

function findings(node: FlowNode, path: string): readonly Diagnostic[] {
  switch (node.kind) {
    case "event":
      return checkEvents({ on: node.data.on, options: node.data.options, do: [] }, path);
    case "filter":
      return checkFilter(node.data.filter, `${path}.filter`);
    case "action":
      return checkAction(node.data.action, `${path}.action`);
  }
}
