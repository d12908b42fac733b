import type { Connection } from "#core/flow/command.ts";
import { canConnect } from "#core/flow/can-connect.ts";
import type { Flow, FlowNode, Position } from "#core/flow/flow.ts";
import type { DrawerTab, EditorStore } from "./editor-store.ts";
import { findNode } from "./find-node.ts";
import { nodeHeight, nodeWidth } from "./nodes/node-size.ts";
import type { NodeSeed } from "./palette/palette-entries.ts";
import { seedNode } from "./seed-node.ts";

/** What a person does in the editor, as commands and session updates. Nothing here knows the canvas or React. */

const gap = 72;

export type NewStep = {
  /** Id of the node to be. */
  readonly id: string;
  readonly seed: NodeSeed;
  readonly position: Position;
  readonly from: Pick<Connection, "source" | "sourceHandle"> | null;
};

/** Adds a step, connected when it can be, and selects it so that its form opens. */
export function addStep(store: EditorStore, { id, seed, position, from }: NewStep): void {
  const node = seedNode(id, seed, position);
  const source = from === null || seed.kind === "event" ? undefined : from;
  store.dispatch({ type: "add-node", node, ...(source === undefined ? {} : { from: source }) });
  store.setSession({
    selectedNodes: new Set([id]),
    selectedEdges: new Set(),
    addMenu: null,
    sheet: null,
  });
}

/**
 * Where a step goes that is added without a place: right of the selected one, on its first free way on; without a
 * selection right of everything.
 */
export function nextPlace(flow: Flow, selected: ReadonlySet<string>): Omit<NewStep, "id" | "seed"> {
  const [only, ...others] = selected;
  const node = only === undefined || others.length > 0 ? null : findNode(flow, only);
  if (node !== null) return { position: freeSpot(flow, rightOf(node)), from: wayOn(flow, node) };
  const right = Math.max(...flow.nodes.map((each) => each.position.x + nodeWidth + gap), 0);
  const top = flow.nodes.length === 0 ? 0 : Math.min(...flow.nodes.map((each) => each.position.y));
  return { position: { x: right, y: top }, from: null };
}

export function moveNodes(store: EditorStore, moved: ReadonlyMap<string, Position>): void {
  const moves = [...moved].map(([id, position]) => ({ id, position }));
  // Nudging with the arrow keys comes as many small moves; together they are one step to undo.
  store.dispatch(
    { type: "move-nodes", moves },
    { transactionId: `move ${[...moved.keys()].join()}` },
  );
}

/** Deletes what is selected, the arrows of its steps with it, in one step to undo. */
export function removeSelection(store: EditorStore): void {
  const { selectedNodes, selectedEdges } = store.state.getState().session;
  const ids = [...selectedNodes];
  const options = { transactionId: `remove ${[...ids, ...selectedEdges].join()}` };
  if (ids.length > 0) store.dispatch({ type: "remove-nodes", ids }, options);
  const left = new Set(store.flow().edges.map((edge) => edge.id));
  const arrows = [...selectedEdges].filter((id) => left.has(id));
  if (arrows.length > 0) store.dispatch({ type: "disconnect", ids: arrows }, options);
}

/** Says in the session why an arrow cannot be drawn; `null` clears it. */
export function refuse(store: EditorStore, reason: string | null): void {
  if (store.state.getState().session.refusal !== reason) store.setSession({ refusal: reason });
}

/** Whether an arrow may be drawn; the reason stands in the session while it is dragged. */
export function checkConnection(store: EditorStore, connection: Connection): boolean {
  const result = canConnect(store.flow(), connection);
  refuse(store, result.ok ? null : result.error.message);
  return result.ok;
}

/** Copies the selected nodes and the arrows between them, a little lower, and selects the copies. */
export function duplicateSelection(store: EditorStore, newId: () => string): void {
  const flow = store.flow();
  const { selectedNodes } = store.state.getState().session;
  const ids = new Map([...selectedNodes].map((id) => [id, newId()]));
  if (ids.size === 0) return;
  const nodes = flow.nodes.flatMap((node) => {
    const id = ids.get(node.id);
    return id === undefined ? [] : [{ ...node, id, position: below(node) }];
  });
  const edges = flow.edges.flatMap((edge) => {
    const source = ids.get(edge.source);
    const target = ids.get(edge.target);
    return source === undefined || target === undefined
      ? []
      : [{ ...edge, id: newId(), source, target }];
  });
  store.dispatch({ type: "add-nodes", nodes, edges });
  store.setSession({ selectedNodes: new Set(ids.values()), selectedEdges: new Set() });
}

export function selectAll(store: EditorStore): void {
  const flow = store.flow();
  store.setSession({
    selectedNodes: new Set(flow.nodes.map((node) => node.id)),
    selectedEdges: new Set(flow.edges.map((edge) => edge.id)),
  });
}

/** Opens a tab of the drawer, or closes the drawer when that tab is open. Closing ends the look at a test call. */
export function toggleDrawer(store: EditorStore, tab: DrawerTab): void {
  const { drawer } = store.state.getState().session;
  if (drawer === tab) store.setSession({ drawer: null, test: null });
  else store.setSession({ drawer: tab });
}

/** Opens the add menu in the middle of the window, for the place right of the selection. */
export function openAddMenu(store: EditorStore, screen: Position): void {
  const { position, from } = nextPlace(store.flow(), store.state.getState().session.selectedNodes);
  store.setSession({ addMenu: { screen, canvas: position, from } });
}

/** Selects one node alone, so that its form opens. */
export function showNode(store: EditorStore, id: string): void {
  store.setSession({
    selectedNodes: new Set([id]),
    selectedEdges: new Set(),
    sheet: "inspector",
  });
}

function rightOf(node: FlowNode): Position {
  return { x: node.position.x + nodeWidth + gap, y: node.position.y };
}

function below(node: FlowNode): Position {
  return { x: node.position.x + 24, y: node.position.y + nodeHeight(node.kind) + 24 };
}

/** The spot itself, or the first below it where no node stands. */
function freeSpot(flow: Flow, spot: Position): Position {
  const isTaken = flow.nodes.some(
    ({ position }) =>
      Math.abs(position.x - spot.x) < nodeWidth && Math.abs(position.y - spot.y) < gap,
  );
  return isTaken ? freeSpot(flow, { x: spot.x, y: spot.y + gap + 48 }) : spot;
}

function wayOn(flow: Flow, node: FlowNode): NewStep["from"] {
  if (node.kind !== "filter") return { source: node.id, sourceHandle: "next" };
  const isMatchTaken = flow.edges.some(
    (edge) => edge.source === node.id && edge.sourceHandle === "match",
  );
  return { source: node.id, sourceHandle: isMatchTaken ? "otherwise" : "match" };
}
