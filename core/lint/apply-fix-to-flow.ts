import { compileFlow } from "../compiler/compile-flow.ts";
import { findNode } from "../compiler/map-nodes.ts";
import type { Diagnostic, Fix } from "../diagnostic.ts";
import { applyCommand } from "../flow/apply-command.ts";
import type { Flow, FlowNode } from "../flow/flow.ts";
import { isJsonObject } from "../json.ts";
import { applyFixes } from "./apply-fixes.ts";

type Edit = Fix["edits"][number];
/** The place of an edit in the flow: in a node's data, or the node as a whole (empty path). */
type Place = { readonly node: FlowNode; readonly path: string };

/**
 * Makes the fix of a finding in the flow it was found in: an edit of the compiled document is made where that part of
 * it is drawn, and what goes as a whole is deleted with its node. `null` when there is no fix, or when it does not fit
 * the flow (any more).
 */
export function applyFixToFlow(flow: Flow, { fix }: Diagnostic): Flow | null {
  if (fix === undefined) return null;
  const { document, nodeOf } = compileFlow(flow);
  const located = { flow, document, nodeOf };
  const places = fix.edits.map((edit) => ({ edit, place: findPlace(located, edit.path) }));
  const whole = places.filter(({ edit, place }) => isWholeNode(edit, place));
  const inner = places.filter(({ edit, place }) => !isWholeNode(edit, place));
  const changed = byNode(inner).reduce<Flow | null>(
    (before, edits) => (before === null ? null : change(before, edits)),
    flow,
  );
  if (changed === null || whole.length === 0) return changed;
  const ids = whole.flatMap(({ place }) => (place === null ? [] : [place.node.id]));
  const removed = applyCommand(changed, { type: "remove-nodes", ids, heal: true });
  return removed.ok ? removed.value : null;
}

function isWholeNode({ value }: Edit, place: Place | null): boolean {
  return value === undefined && place !== null && place.path === "";
}

type Placed = { readonly edit: Edit; readonly place: Place | null };

/** Edits of one node are made together, as removing from a list moves what follows. */
function byNode(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups = Map.groupBy(placed, ({ place }) => place?.node.id ?? null);
  return [...groups.values()];
}

function change(flow: Flow, placed: readonly Placed[]): Flow | null {
  const id = placed[0]?.place?.node.id;
  if (id === undefined) return changeRoot(flow, placed);
  const node = flow.nodes.find((candidate) => candidate.id === id);
  const edits = placed.map(({ edit, place }) => ({ ...edit, path: place?.path ?? "" }));
  if (node === undefined || edits.some((edit) => edit.path === "")) return null;
  const data = edited(node.data, edits);
  if (data === null) return null;
  const applied = applyCommand(flow, { type: "update-node", id, data });
  return applied.ok ? applied.value : null;
}

/** What stood in an imported document beside its hooks is kept with the flow. */
function changeRoot(flow: Flow, placed: readonly Placed[]): Flow | null {
  const edits = placed.map(({ edit }) => edit);
  const isOfHook = edits.some((edit) => edit.path.startsWith("hooks."));
  if (isOfHook || flow.document === undefined) return null;
  const document = edited(flow.document, edits);
  return document === null ? null : { ...flow, document };
}

/** `null` when an edit leads nowhere in it. */
function edited<T>(value: T, edits: readonly Edit[]): T | null {
  const after = applyFixes(value, [
    { code: "", severity: "info", path: "", message: "", fix: { title: "", edits: [...edits] } },
  ]);
  return JSON.stringify(after) === JSON.stringify(value) ? null : after;
}

type Located = {
  readonly flow: Flow;
  readonly document: ReturnType<typeof compileFlow>["document"];
  readonly nodeOf: ReadonlyMap<string, string>;
};

/** The node that has the nearest part of the path, and the rest of the path in its data. */
function findPlace({ flow, document, nodeOf }: Located, path: string): Place | null {
  const id = findNode(nodeOf, path);
  const node = flow.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) return null;
  const prefix = longestPrefix(nodeOf, path);
  const rest = path.slice(prefix.length + 1);
  const place = (inner: string): Place => ({ node, path: inner });
  if (/\.on(\.\d+)?$/.test(prefix)) return place("on");
  if (prefix.endsWith(".options")) return place(join("options", rest));
  if (rest === "") return place("");
  if (/^hooks\.\d+$/.test(prefix)) return place(join("hook", rest));
  if (/\.(filters|when)\.\d+$/.test(prefix)) {
    return place(join("filter", isOpposite(document, prefix, node) ? afterFirst(rest) : rest));
  }
  return place(join("action", ownWhen(nodeOf, prefix, rest)));
}

function longestPrefix(nodeOf: ReadonlyMap<string, string>, path: string): string {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const prefix = parts.slice(0, length).join(".");
    if (nodeOf.has(prefix)) return prefix;
  }
  return "";
}

/** On the *otherwise* side of a filter the document has its opposite: `not` around what the node holds. */
function isOpposite(document: Located["document"], path: string, node: FlowNode): boolean {
  const compiled = path
    .split(".")
    .reduce<unknown>((at, key) => (isStructure(at) ? Reflect.get(at, key) : null), document);
  if (node.kind !== "filter" || !isJsonObject(compiled) || compiled["type"] !== "not") return false;
  const inner = compiled["not"];
  return node.data.filter.type !== "not" || (isJsonObject(inner) && inner["type"] === "not");
}

function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Conditions of filters drawn before an action stand before its own in `when`. */
function ownWhen(nodeOf: ReadonlyMap<string, string>, prefix: string, rest: string): string {
  const [field, index, ...more] = rest.split(".");
  if (field !== "when" || index === undefined) return rest;
  const drawn = [...nodeOf.keys()].filter((key) => key.startsWith(`${prefix}.when.`)).length;
  return ["when", String(Number(index) - drawn), ...more].join(".");
}

function afterFirst(path: string): string {
  return path.split(".").slice(1).join(".");
}

function join(field: string, rest: string): string {
  return rest === "" ? field : `${field}.${rest}`;
}
