import type { Filter } from "../../../hook/filter.ts";
import type { JsonObject } from "../../../json.ts";
import { trustJson } from "../../../json.ts";
import { changesItself } from "./kept-data.ts";
import { isWaiting, type Node } from "./node.ts";

/** One hook before it has a name: when it runs and what it does. */
export type HookBody = {
  readonly filters: readonly Filter[];
  readonly actions: readonly { readonly action: JsonObject; readonly from: number }[];
};

/**
 * Turns what a handler does into hooks. Branches that exclude each other become hooks of their own, so that a canvas
 * draws them as branches; conditions on what an earlier action gave become `when`.
 */
export function lowerNodes(
  nodes: readonly Node[],
  filters: readonly Filter[] = [],
): readonly HookBody[] {
  const [only] = nodes;
  if (only === undefined) return [];
  const areBranches = nodes.every((node) => node.kind === "choice");
  if (areBranches && (nodes.length === 1 || !nodes.some(isWaiting))) {
    return nodes.flatMap((node) =>
      node.kind === "choice"
        ? node.branches.flatMap((branch) =>
            lowerNodes(branch.body, [...filters, ...branch.filters]),
          )
        : [],
    );
  }
  if (nodes.some(changesItself) && !nodes.some(isWaiting)) {
    return runsOf(nodes).flatMap((run) => lowerNodes(run, filters));
  }
  return [{ filters, actions: nodes.flatMap((node) => toActions(node, [])) }];
}

/** Steps that follow each other together, each choice by itself. */
function runsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const runs: Node[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (node.kind === "step" && last?.[0]?.kind === "step") last.push(node);
    else runs.push([node]);
  }
  return runs;
}

function toActions(node: Node, when: readonly Filter[]): HookBody["actions"] {
  if (node.kind === "choice") {
    return node.branches.flatMap((branch) =>
      branch.body.flatMap((inner) => toActions(inner, [...when, ...branch.filters])),
    );
  }
  const action = finish(node);
  return [
    { action: when.length === 0 ? action : { ...action, when: trustJson(when) }, from: node.from },
  ];
}

/** A request whose answer is used waits for it. */
function finish(node: Extract<Node, { kind: "step" }>): JsonObject {
  if (node.request === null) return node.action;
  const { fallback, ...webhook } = node.action;
  if (!node.request.isUsed) return webhook;
  return {
    ...webhook,
    type: "lookup",
    saveAs: node.request.saveAs,
    ...(fallback === undefined ? {} : { fallback }),
  };
}
