import type { z } from "zod";
import { type Flow, flowSchema, type HookSettings, hookSettingsSchema } from "../flow/flow.ts";
import { type HookDraft, type HooksDraft, without } from "../hook/draft.ts";
import { eventOptionsSchema } from "../hook/hook.ts";
import { idOf, normaliseDraft } from "../hook/normalise-document.ts";
import { buildFilterTree, type FilterBranch, type FilterTree, findSteps } from "./filter-tree.ts";
import { FlowBuilder, type Outlet } from "./flow-builder.ts";
import { placeNodes } from "./place-nodes.ts";
import { actionNode, raiseActions } from "./raise-actions.ts";

const maxNameLength = 200;

/**
 * Draws a hooks document as a flow. Hooks that listen to the same events with the same options share their event nodes
 * and the filters they begin with; the opposite of a sibling's filter is its *otherwise* side. Nodes are placed from
 * left to right.
 *
 * Compiling the flow gives the normal form of the document back, and decompiling that gives the same flow.
 * Deterministic, and total also for a draft: the result is always a flow that can be stored.
 */
export function decompileHooks(document: HooksDraft, name: string): Flow {
  const normal = normaliseDraft(document);
  const hooks = normal.hooks.filter((hook) => namesOf(hook).length > 0);
  const ids = hooks.flatMap((hook) => hook.do.map(idOf)).filter((id) => id !== null);
  const builder = new FlowBuilder(ids);
  const placed = hooks.map((hook, index) => ({ hook, order: index + 1 }));
  for (const group of Map.groupBy(placed, ({ hook }) => groupKey(hook)).values()) {
    drawGroup(builder, group);
  }
  const rest = without(normal, ["version", "hooks"]);
  return flowSchema.parse({
    name: name.trim().slice(0, maxNameLength) || "Untitled flow",
    nodes: placeNodes(builder.nodes, builder.edges),
    edges: builder.edges,
    ...(Object.keys(rest).length === 0 ? {} : { document: rest }),
  });
}

/** A hook and where it stands in the order they run, from 1. */
type Placed = { readonly hook: HookDraft; readonly order: number };

/** What the hooks of a group share. */
type Branches = {
  readonly events: readonly string[];
  readonly tree: FilterTree;
  /** Ids of the filter nodes that are drawn. */
  readonly filters: Map<FilterBranch, string>;
};

/** A hook without actions keeps its settings on its last node, so it shares none. */
function groupKey(hook: HookDraft): string {
  const own = hook.do.length === 0 ? hook.name : null;
  return JSON.stringify([own, hook.on, hook.options ?? null]);
}

function namesOf(hook: HookDraft): readonly string[] {
  const names = typeof hook.on === "string" ? [hook.on] : hook.on;
  return names.filter((name) => name !== "");
}

function drawGroup(builder: FlowBuilder, group: readonly Placed[]): void {
  const [first] = group;
  if (first === undefined) return;
  const branches: Branches = {
    events: drawEvents(builder, first),
    tree: buildFilterTree(group.map(({ hook }) => hook.filters ?? [])),
    filters: new Map(),
  };
  for (const placed of group) drawHook(builder, placed, branches);
}

function drawEvents(builder: FlowBuilder, { hook, order }: Placed): readonly string[] {
  const options = usableFields(eventOptionsSchema, hook.options ?? {});
  const isWhole = hook.do.length === 0 && hook.filters === undefined;
  const names = namesOf(hook);
  return (isWhole ? names.slice(0, 1) : names).map((on) => {
    const data = {
      on,
      ...(options === null ? {} : { options }),
      ...(isWhole
        ? { hook: { ...settingsOf(hook), ...(names.length > 1 ? { on: names } : {}) } }
        : {}),
    };
    const id = builder.freshId("e");
    builder.add({ id, kind: "event", order, position: origin, data });
    return id;
  });
}

const origin = { x: 0, y: 0 };

function drawHook(builder: FlowBuilder, { hook, order }: Placed, branches: Branches): void {
  let outlets: readonly Outlet[] = branches.events.map((id) => ({ id, handle: "next" }));
  const steps = findSteps(branches.tree, hook.filters ?? []);
  for (const [index, { branch, matched }] of steps.entries()) {
    const isEnd = hook.do.length === 0 && index === steps.length - 1;
    const id = branches.filters.get(branch) ?? builder.freshId("f");
    if (!branches.filters.has(branch)) {
      const settings = isEnd ? { hook: settingsOf(hook) } : {};
      const data = { filter: branch.filter, ...settings };
      builder.add({ id, kind: "filter", order, position: origin, data });
      branches.filters.set(branch, id);
    }
    for (const outlet of outlets) builder.connect(outlet, id);
    outlets = [{ id, handle: matched ? "match" : "otherwise" }];
  }
  const [first, ...others] = hook.do;
  if (first === undefined) return;
  const node = actionNode(builder, first, order);
  builder.add({ ...node, data: { ...node.data, hook: settingsOf(hook) } });
  for (const outlet of outlets) builder.connect(outlet, node.id);
  raiseActions(builder, node.id, others);
}

/** What a hook says beside its events, filters and actions. */
function settingsOf(hook: HookDraft): HookSettings {
  const settings = without(hook, ["on", "options", "filters", "do"]);
  return usableFields(hookSettingsSchema, settings) ?? {};
}

/** The fields that fit; of a draft the others have been reported. `null`: there is none. */
function usableFields<T>(
  schema: z.ZodType<T>,
  fields: { readonly [field: string]: unknown },
): T | null {
  const parsed = schema.safeParse(fields);
  const bad = parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [];
  const usable = parsed.success ? parsed : schema.safeParse(without(fields, bad));
  return usable.success && Object.keys(fields).length > bad.length ? usable.data : null;
}
