import type { FlowGraph } from "../flow/flow-graph.ts";
import { type EventNode, type FlowNode, hookSettingsSchema } from "../flow/flow.ts";
import { type HookDraft, isFields } from "../hook/draft.ts";
import { findEvent } from "../hook/event-catalog.ts";
import { filterOf, type HookPath } from "./find-paths.ts";
import { lowerActions, type LoweredAction } from "./lower-actions.ts";

/** A hook with the nodes its parts come from. */
export type LoweredHook = {
  readonly hook: HookDraft;
  readonly path: HookPath;
  /** One for each name in `on`. */
  readonly events: readonly EventNode[];
  readonly actions: readonly LoweredAction[];
};

/** Filters and actions of the whole document together; a person cannot survey more, and a browser must print them. */
const maxParts = 50_000;

/**
 * Turns each path into hooks: one for its events that take no options, and one for each that does. `null` when the
 * document would become too large.
 */
export function lowerHooks(
  graph: FlowGraph,
  paths: readonly HookPath[],
): readonly LoweredHook[] | null {
  const actionsOf = new Map<string, readonly LoweredAction[]>();
  const hooks: LoweredHook[] = [];
  let parts = 0;
  for (const path of paths) {
    const known = actionsOf.get(path.end.id);
    const actions = known ?? (path.end.kind === "action" ? lowerActions(graph, path.end) : []);
    if (actions === null) return null;
    actionsOf.set(path.end.id, actions);
    for (const events of shareHooks(path.events)) {
      parts += path.passed.length + actions.reduce((sum, entry) => sum + sizeOf(entry), 0);
      if (parts > maxParts) return null;
      hooks.push(lowerHook(path, events, actions));
    }
  }
  return hooks;
}

function sizeOf(lowered: LoweredAction): number {
  return 1 + lowered.whenNodes.length;
}

/** Events without options share a hook; the others each have their own. The same event counts once. */
function shareHooks(events: readonly EventNode[]): readonly (readonly EventNode[])[] {
  const shared = new Map<string, EventNode>();
  const groups: EventNode[][] = [];
  for (const event of events) {
    const type = findEvent(event.data.on)?.type ?? event.data.on;
    if (takesOptions(event)) groups.push([event]);
    else if (!shared.has(type)) shared.set(type, event);
  }
  return shared.size === 0 ? groups : [[...shared.values()], ...groups];
}

function takesOptions(event: EventNode): boolean {
  const given = Object.keys(event.data.options ?? {}).length;
  return given > 0 || (findEvent(event.data.on)?.options.length ?? 0) > 0;
}

function lowerHook(
  path: HookPath,
  events: readonly EventNode[],
  actions: readonly LoweredAction[],
): LoweredHook {
  const [first] = events;
  const settings = settingsOf(path);
  const names = events.map((event) => event.data.on);
  return {
    hook: {
      ...settings,
      on: (path.end.kind === "event" ? listOfNames(settings["on"]) : null) ?? names,
      options: first?.data.options,
      filters: path.passed.map(filterOf),
      do: actions.map((entry) => entry.action),
    },
    path,
    events,
    actions,
  };
}

/** An event at the end of its path cannot share what follows with others, so its settings name them. */
function listOfNames(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const names = value.filter((name) => typeof name === "string");
  return names.length === 0 ? null : names;
}

/** What belongs to the hook as a whole stands on its first action, else on the node before it. */
function settingsOf(path: HookPath): { readonly [field: string]: unknown } {
  const before: FlowNode | undefined = path.passed.at(-1)?.node ?? path.events[0];
  for (const node of [path.end, before]) {
    const settings = hookSettingsSchema.safeParse(node?.data["hook"]);
    if (settings.success) return settings.data;
    if (isFields(node?.data["hook"])) return node.data["hook"];
  }
  return {};
}
