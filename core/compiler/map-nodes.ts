import type { LoweredHook } from "./lower-hooks.ts";

/** From paths in the document to node ids; hooks in the order of the document. */
export function mapNodes(hooks: readonly LoweredHook[]): ReadonlyMap<string, string> {
  return new Map(hooks.flatMap((hook, index) => entriesOf(hook, `hooks.${index}`)));
}

function entriesOf({ path, events, actions }: LoweredHook, at: string): [string, string][] {
  const first = events[0]?.id ?? path.end.id;
  return [
    [at, path.end.id],
    [`${at}.on`, first],
    [`${at}.options`, first],
    ...events.map((event, index): [string, string] => [`${at}.on.${index}`, event.id]),
    ...path.passed.map((passed, index): [string, string] => [
      `${at}.filters.${index}`,
      passed.node.id,
    ]),
    ...actions.flatMap((action, index): [string, string][] => [
      [`${at}.do.${index}`, action.node.id],
      ...action.whenNodes.map((id, place): [string, string] => [
        `${at}.do.${index}.when.${place}`,
        id,
      ]),
    ]),
  ];
}

/** Ids of the nodes a hook is made of, each once. */
export function nodesOfHook({ path, events, actions }: LoweredHook): readonly string[] {
  const ids = [
    ...events.map((event) => event.id),
    ...path.passed.map((passed) => passed.node.id),
    path.end.id,
    ...actions.flatMap((action) => [...action.whenNodes, action.node.id]),
  ];
  return [...new Set(ids)];
}

/** The node that the nearest enclosing part of a path comes from. */
export function findNode(nodeOf: ReadonlyMap<string, string>, path: string): string | null {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const id = nodeOf.get(at);
    if (id !== undefined) return id;
  }
  return null;
}
