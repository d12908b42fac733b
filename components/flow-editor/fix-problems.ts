import type { Diagnostic } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { applyFixToFlow } from "#core/lint/apply-fix-to-flow.ts";
import type { EditorStore } from "./editor-store.ts";

/** What is wrong with a flow, as the person sees it. */
export type FindProblems = (flow: Flow) => readonly Diagnostic[];

/** A fix may show the next one; no flow was seen to need nearly as many. */
const maxFixes = 500;

/**
 * Makes the fix of one problem, as one step to undo. The problem is looked up in the flow as it is now: the list that
 * was pressed on may be a moment old. Returns whether it could be made.
 */
export function fixProblem(store: EditorStore, find: FindProblems, chosen: Diagnostic): boolean {
  const flow = store.flow();
  const current = find(flow).find((found) => isSame(found, chosen));
  const next = current === undefined ? null : applyFixToFlow(flow, current);
  if (next === null || next === flow) return false;
  return store.dispatch({ type: "replace-flow", flow: next }, { name: "fix a problem" }).ok;
}

/** Makes every fix there is, and those that become known by it, as one step to undo. Returns how many. */
export function fixAll(store: EditorStore, find: FindProblems): number {
  const before = store.flow();
  let flow = before;
  let count = 0;
  for (let next = fixFirst(flow, find); next !== null && count < maxFixes; count += 1) {
    flow = next;
    next = fixFirst(flow, find);
  }
  if (flow !== before) {
    store.dispatch(
      { type: "replace-flow", flow },
      { name: count === 1 ? "fix a problem" : `fix ${count} problems` },
    );
  }
  return count;
}

/** The flow with the first fix made that changes it; paths of the others may lead elsewhere afterwards. */
function fixFirst(flow: Flow, find: FindProblems): Flow | null {
  for (const found of find(flow)) {
    const next = applyFixToFlow(flow, found);
    if (next !== null && next !== flow && JSON.stringify(next) !== JSON.stringify(flow))
      return next;
  }
  return null;
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return (
    one.code === other.code &&
    one.nodeId === other.nodeId &&
    one.path === other.path &&
    one.message === other.message
  );
}
