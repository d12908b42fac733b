import type { ActionNode } from "../flow/flow.ts";
import { isPartDraft, type PartDraft, without } from "../hook/draft.ts";
import { idOf } from "../hook/normalise-document.ts";
import { maxFilters } from "./conditions.ts";
import { keyOf, negated } from "./filter-tree.ts";
import type { FlowBuilder, Outlet } from "./flow-builder.ts";

/**
 * A place on the way to the action drawn last, from which more can be drawn without changing the order in which
 * actions start. `when` are the keys of all filters on the way to it.
 */
type Frame = {
  readonly outlet: Outlet;
  readonly when: readonly string[];
  /** Of a filter's *match* side: the filter. Its *otherwise* side is still free. */
  readonly filter: PartDraft | null;
};

/**
 * Draws the actions of a hook that follow its first one: each after the one before it, the filters of `when` as nodes
 * in between, the opposite of a filter on its *otherwise* side.
 */
export function raiseActions(
  builder: FlowBuilder,
  first: string,
  actions: readonly PartDraft[],
): void {
  let frames: readonly Frame[] = [
    { outlet: { id: first, handle: "next" }, when: [], filter: null },
  ];
  for (const [index, action] of actions.entries()) {
    const order = index + 1;
    const when = drawableWhen(action);
    frames = drawFilters(builder, frames, when, order);
    const from = frames.at(-1);
    const node = actionNode(builder, when.length === 0 ? action : actionWithoutWhen(action), order);
    builder.add(node);
    if (from === undefined) continue;
    builder.connect(from.outlet, node.id);
    const outlet: Outlet = { id: node.id, handle: "next" };
    frames = [...frames, { outlet, when: from.when, filter: null }];
  }
}

/** Makes the node of an action; its id is the action's own where it can be. */
export function actionNode(builder: FlowBuilder, action: PartDraft, order: number): ActionNode {
  const id = builder.claimId(idOf(action) ?? "", "a");
  const fields = without(action, idOf(action) === id ? ["type", "id"] : ["type"]);
  return {
    id,
    kind: "action",
    order,
    position: { x: 0, y: 0 },
    data: { action: { type: action.type, ...fields } },
  };
}

function actionWithoutWhen(action: PartDraft): PartDraft {
  return { type: action.type, ...without(action, ["type", "when"]) };
}

/** The conditions of an action that can be drawn; what cannot stays on the action. */
function drawableWhen(action: PartDraft): readonly PartDraft[] {
  const { when } = action;
  if (!Array.isArray(when) || when.length > maxFilters) return [];
  return when.every(isPartDraft) ? when : [];
}

/** Returns the frames of which the last is where an action with these conditions is drawn. */
function drawFilters(
  builder: FlowBuilder,
  frames: readonly Frame[],
  when: readonly PartDraft[],
  order: number,
): readonly Frame[] {
  const keys = when.map(keyOf);
  const last = frames.findLastIndex((frame) =>
    frame.when.every((key, index) => key === keys[index]),
  );
  const start = frames[last];
  if (start === undefined) return frames;
  const kept = frames.slice(0, last + 1);
  const otherwise = otherwiseOf(frames[last + 1], start, when);
  const drawn = otherwise === null ? kept : [...kept, otherwise];
  return when
    .slice(drawn.at(-1)?.when.length ?? 0)
    .reduce<readonly Frame[]>(
      (open, filter) => [...open, drawFilter(builder, open, filter, order)],
      drawn,
    );
}

/** The free side of the filter drawn next to the start, when it is what the conditions ask for. */
function otherwiseOf(
  next: Frame | undefined,
  start: Frame,
  when: readonly PartDraft[],
): Frame | null {
  const wanted = when[start.when.length];
  const inner = wanted === undefined ? null : negated(wanted);
  if (wanted === undefined || inner === null || next === undefined || next.filter === null)
    return null;
  if (keyOf(inner) !== keyOf(next.filter)) return null;
  return {
    outlet: { id: next.outlet.id, handle: "otherwise" },
    when: [...start.when, keyOf(wanted)],
    filter: null,
  };
}

function drawFilter(
  builder: FlowBuilder,
  frames: readonly Frame[],
  filter: PartDraft,
  order: number,
): Frame {
  const id = builder.freshId("f");
  builder.add({ id, kind: "filter", order, position: { x: 0, y: 0 }, data: { filter } });
  const from = frames.at(-1);
  if (from !== undefined) builder.connect(from.outlet, id);
  return {
    outlet: { id, handle: "match" },
    when: [...(from?.when ?? []), keyOf(filter)],
    filter,
  };
}
