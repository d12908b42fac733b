import { expect, it } from "vitest";
import type { Flow } from "#core/flow/flow.ts";
import { problemsOf } from "./derive-problems.ts";
import { createEditorStore, type EditorStore } from "./editor-store.ts";
import { fixAll, fixProblem } from "./fix-problems.ts";
import { sampleDetail, sampleFlow } from "./testing/sample-detail.ts";

/** When the call is ending nobody hears anything any more: two things said then are two problems, each with a fix. */
function twoProblems(): EditorStore {
  const flow = sampleFlow();
  const say = (id: string): Flow["nodes"][number] => ({
    id,
    kind: "action",
    order: 1,
    position: { x: 0, y: 0 },
    data: { action: { type: "say", exact: `Goodbye from ${id}` } },
  });
  const edges = [
    ...flow.edges,
    { id: "c3", source: "event", target: "one", sourceHandle: "next" as const },
    { id: "c4", source: "event", target: "two", sourceHandle: "next" as const },
  ];
  const nodes = [...flow.nodes, say("one"), say("two")];
  return createEditorStore(sampleDetail({ ...flow, nodes, edges }));
}

function fixable(store: EditorStore) {
  return problemsOf(store.flow()).filter((found) => found.fix !== undefined);
}

it("one fix ends one problem, and is one step to undo", () => {
  const store = twoProblems();
  const before = store.flow();
  const [first, ...others] = fixable(store);
  if (first === undefined) throw new Error("the flow has no problem with a fix");
  expect(fixProblem(store, problemsOf, first)).toBe(true);
  expect(fixable(store)).toHaveLength(others.length);
  expect(store.state.getState().history.past.at(-1)?.name).toBe("fix a problem");
  store.undo();
  expect(store.flow()).toBe(before);
});

it("a problem that is there no more is not fixed", () => {
  const store = twoProblems();
  const [first] = fixable(store);
  if (first === undefined) throw new Error("the flow has no problem with a fix");
  fixProblem(store, problemsOf, first);
  const fixed = store.flow();
  expect(fixProblem(store, problemsOf, first)).toBe(false);
  expect(store.flow()).toBe(fixed);
});

it("all fixes together are one step to undo", () => {
  const store = twoProblems();
  const before = store.flow();
  const count = fixable(store).length;
  expect(count).toBeGreaterThan(1);
  expect(fixAll(store, problemsOf)).toBe(count);
  expect(fixable(store)).toEqual([]);
  store.undo();
  expect(store.flow()).toBe(before);
  expect(fixAll(createEditorStore(sampleDetail()), problemsOf)).toBe(0);
});
