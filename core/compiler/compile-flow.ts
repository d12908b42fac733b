import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import type { FlowGraph } from "../flow/flow-graph.ts";
import type { Flow } from "../flow/flow.ts";
import { reachableFrom, validateFlow } from "../flow/validate-flow.ts";
import type { HooksDraft } from "../hook/draft.ts";
import type { HooksDocument } from "../hook/hook.ts";
import { givenName, nameHooks } from "../hook/name-hooks.ts";
import { normaliseDraft, priorityOf } from "../hook/normalise-document.ts";
import { checkCompiled } from "./check-compiled.ts";
import { findPaths, maxPaths } from "./find-paths.ts";
import { type LoweredHook, lowerHooks } from "./lower-hooks.ts";
import { mapNodes, nodesOfHook } from "./map-nodes.ts";

export type CompiledFlow = {
  /**
   * In normal form. With an error among the diagnostics it holds what the person typed, which may not be a valid
   * document yet: it is for showing, not for running.
   */
  readonly document: HooksDocument;
  /** Paths lead into the document; of what is in no hook into the flow (`nodes.2.data.filter.key`). */
  readonly diagnostics: readonly Diagnostic[];
  /** From a path in the document (`hooks.0.do.1`, `hooks.0.filters.0`, `hooks.0.on`) to the id of its node. */
  readonly nodeOf: ReadonlyMap<string, string>;
  /** From the name of a hook to the ids of its nodes: events, filters, then actions with the filters between them. */
  readonly hookNodes: ReadonlyMap<string, readonly string[]>;
};

/**
 * Compiles a flow to its hooks document. The same flow gives the same document, to the byte. Never throws.
 *
 * Every path from events through filters to a first action is a hook. Hooks stand in the order they run: priority,
 * then `order` of the first action, of the events and of the filters, then place in the flow.
 *
 * Codes: `flow.*`, `hook.*`, and those of events, filters and actions, each on a node where there is one.
 */
export function compileFlow(flow: Flow): CompiledFlow {
  const { graph, diagnostics } = validateFlow(flow);
  const paths = findPaths(graph);
  const lowered = paths === null ? null : lowerHooks(graph, paths);
  const hooks = inRunningOrder(graph, nameLowered(graph, lowered ?? []));
  const draft = normaliseDraft({ ...flow.document, hooks: hooks.map((entry) => entry.hook) });
  const nodeOf = mapNodes(hooks);
  return {
    document: asDocument(draft),
    diagnostics: [
      ...diagnostics,
      ...(lowered === null ? [tooManyPaths(paths === null)] : []),
      ...renamed(graph, lowered ?? []),
      ...checkCompiled({ draft, nodeOf, graph, reached: reachedNodes(graph) }),
    ],
    nodeOf,
    hookNodes: new Map(hooks.map((entry) => [String(entry.hook.name), nodesOfHook(entry)])),
  };
}

/**
 * Takes a draft for the document it is going to be. Guarantee: `hooks`, `on` and `do` are there, and whatever else
 * does not fit has an error among the diagnostics.
 */
function asDocument(draft: HooksDraft): HooksDocument {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- said above; a document with errors is never run
  return draft as HooksDocument;
}

function reachedNodes(graph: FlowGraph): ReadonlySet<string> {
  return reachableFrom(
    graph,
    graph.nodes.filter((node) => node.kind === "event"),
  );
}

/**
 * Names are given in the order of the flow, not in running order: a hook drawn later never takes the name of one that
 * was there.
 */
function nameLowered(graph: FlowGraph, hooks: readonly LoweredHook[]): readonly LoweredHook[] {
  const drawn = hooks.toSorted((one, other) =>
    compareAll(placesOf(graph, one), placesOf(graph, other)),
  );
  const names = nameHooks(drawn.map((entry) => entry.hook));
  return drawn.map((entry, index) => ({ ...entry, hook: { ...entry.hook, name: names[index] } }));
}

function placesOf(graph: FlowGraph, { path, events }: LoweredHook): readonly number[] {
  return [
    graph.placeOf(path.end),
    ...events.slice(0, 1).map(graph.placeOf),
    ...path.passed.flatMap((passed) => [graph.placeOf(passed.node), passed.matched ? 0 : 1]),
  ];
}

function inRunningOrder(graph: FlowGraph, hooks: readonly LoweredHook[]): readonly LoweredHook[] {
  const keys = new Map(hooks.map((entry) => [entry, runningKey(graph, entry)]));
  return hooks.toSorted((one, other) => compareAll(keys.get(one) ?? [], keys.get(other) ?? []));
}

function runningKey(graph: FlowGraph, entry: LoweredHook): readonly number[] {
  const { path, events } = entry;
  return [
    priorityOf(entry.hook),
    path.end.order,
    Math.min(...events.map((event) => event.order)),
    ...path.passed.map((passed) => passed.node.order),
    // Shorter paths first, so that the places below are compared with places.
    -1,
    ...placesOf(graph, entry),
  ];
}

function compareAll(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Hooks that share their first action share its name too; only a name given on two nodes is a mistake. */
function renamed(graph: FlowGraph, hooks: readonly LoweredHook[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  const reported = new Set<string>();
  return hooks.flatMap(({ hook, path }) => {
    const name = givenName(hook);
    if (name === null) return [];
    const owner = owners.get(name) ?? path.end.id;
    owners.set(name, owner);
    if (owner === path.end.id || reported.has(path.end.id)) return [];
    reported.add(path.end.id);
    return [
      diagnostic("hook.duplicate-name", {
        path: `nodes.${graph.placeOf(path.end)}.data.hook.name`,
        nodeId: path.end.id,
        message: `Two hooks are called "${name}"; the later one was renamed.`,
      }),
    ];
  });
}

function tooManyPaths(hooks: boolean): Diagnostic {
  return diagnostic("flow.too-large", {
    path: "nodes",
    message: hooks
      ? `More than ${maxPaths} paths lead from events to actions.`
      : "The hooks of this flow become too large.",
    hint: "Branches that come together again multiply. Put conditions into one filter, or divide the flow.",
  });
}
