import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { explainIssue } from "../hook/explain-issue.ts";
import { err, ok, type Result } from "../result.ts";
import { canConnect, handleOf } from "./can-connect.ts";
import type { Connection, FlowCommand } from "./command.ts";
import { type Flow, type FlowEdge, flowNodeSchema, type FlowNode, flowSchema } from "./flow.ts";
import { healedEdges } from "./heal-edges.ts";
import { nextEdgeId } from "./next-edge-id.ts";
import { maxNodes } from "./validate-flow.ts";

type Applied = Result<Flow, Diagnostic>;
type Command<T extends FlowCommand["type"]> = Extract<FlowCommand, { readonly type: T }>;

/**
 * Returns the flow as the command leaves it, or why the change is not possible (`command.refused`). Parts that do not
 * change stay the same objects; a command that changes nothing gives the same flow back.
 */
export function applyCommand(flow: Flow, command: FlowCommand): Applied {
  switch (command.type) {
    case "add-node":
      return addNode(flow, command);
    case "add-nodes":
      return addNodes(flow, command);
    case "insert-node-on-edge":
      return insertNode(flow, command);
    case "remove-nodes":
      return ok(removeNodes(flow, command));
    case "connect":
      return connect(flow, command, command.id);
    case "disconnect":
      return ok(removeEdges(flow, command.ids));
    case "reconnect":
      return reconnect(flow, command);
    case "move-nodes":
      return ok(moveNodes(flow, command));
    case "update-node":
      return updateNode(flow, command);
    case "set-order":
      return setOrder(flow, command);
    default:
      return applyToFlow(flow, command);
  }
}

/** Commands about the flow as a whole and its notes. */
function applyToFlow(
  flow: Flow,
  command: Command<
    "rename-flow" | "set-runs-on" | "add-note" | "update-note" | "remove-notes" | "replace-flow"
  >,
): Applied {
  switch (command.type) {
    case "rename-flow":
      return rename(flow, command.name);
    case "set-runs-on":
      return ok(flow.runsOn === command.runsOn ? flow : { ...flow, runsOn: command.runsOn });
    case "add-note":
      if (flow.notes.some((note) => note.id === command.note.id)) {
        return refuse("notes", `There is a note with the id "${command.note.id}" already.`);
      }
      return ok({ ...flow, notes: [...flow.notes, command.note] });
    case "update-note":
      return ok({ ...flow, notes: flow.notes.map((note) => updateNote(note, command)) });
    case "remove-notes":
      return ok({ ...flow, notes: flow.notes.filter((note) => !command.ids.includes(note.id)) });
    case "replace-flow":
      return ok(command.flow);
  }
}

function refuse(path: string, message: string, nodeId?: string) {
  return err(
    diagnostic("command.refused", { path, message, ...(nodeId === undefined ? {} : { nodeId }) }),
  );
}

function checkNew(flow: Flow, nodes: readonly FlowNode[]): Diagnostic | null {
  if (flow.nodes.length + nodes.length > maxNodes) {
    return refuse("nodes", `A flow has ${maxNodes} nodes at most. Divide it into several.`).error;
  }
  const ids = new Set(flow.nodes.map((node) => node.id));
  for (const node of nodes) {
    if (ids.has(node.id)) {
      return refuse("nodes", `There is a node with the id "${node.id}" already.`, node.id).error;
    }
    ids.add(node.id);
  }
  return null;
}

function addNode(flow: Flow, { node, from }: Command<"add-node">): Applied {
  const problem = checkNew(flow, [node]);
  if (problem !== null) return err(problem);
  const added = { ...flow, nodes: [...flow.nodes, node] };
  return from === undefined ? ok(added) : connect(added, { ...from, target: node.id });
}

function addNodes(flow: Flow, { nodes, edges }: Command<"add-nodes">): Applied {
  const problem = checkNew(flow, nodes);
  if (problem !== null) return err(problem);
  const added: Applied = ok({ ...flow, nodes: [...flow.nodes, ...nodes] });
  return edges.reduce<Applied>(
    (before, edge) => (before.ok ? connect(before.value, edge, edge.id) : before),
    added,
  );
}

function connect(flow: Flow, connection: Connection, id = nextEdgeId(flow)): Applied {
  const allowed = canConnect(flow, connection);
  if (!allowed.ok) return allowed;
  if (flow.edges.some((edge) => edge.id === id)) {
    return refuse("edges", `There is an arrow with the id "${id}" already.`);
  }
  return ok({ ...flow, edges: [...flow.edges, toEdge(flow, connection, id)] });
}

function toEdge(flow: Flow, { source, target, sourceHandle }: Connection, id: string): FlowEdge {
  const from = flow.nodes.find((node) => node.id === source);
  return { id, source, target, sourceHandle: handleOf(from, sourceHandle) };
}

function insertNode(flow: Flow, { edgeId, node }: Command<"insert-node-on-edge">): Applied {
  const edge = flow.edges.find((candidate) => candidate.id === edgeId);
  if (edge === undefined) return refuse("edges", `There is no arrow "${edgeId}".`);
  const added = addNode(removeEdges(flow, [edgeId]), { type: "add-node", node });
  if (!added.ok) return added;
  const led = connect(added.value, { ...edge, target: node.id }, edge.id);
  return led.ok ? connect(led.value, { source: node.id, target: edge.target }) : led;
}

function removeNodes(flow: Flow, { ids, heal = false }: Command<"remove-nodes">): Flow {
  const removed = new Set(ids);
  const nodes = flow.nodes.filter((node) => !removed.has(node.id));
  if (nodes.length === flow.nodes.length) return flow;
  const edges = heal ? healedEdges(flow, ids) : flow.edges;
  return {
    ...flow,
    nodes,
    edges: edges.filter((edge) => !removed.has(edge.source) && !removed.has(edge.target)),
  };
}

function removeEdges(flow: Flow, ids: readonly string[]): Flow {
  const edges = flow.edges.filter((edge) => !ids.includes(edge.id));
  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}

function reconnect(flow: Flow, command: Command<"reconnect">): Applied {
  const before = flow.edges.find((edge) => edge.id === command.id);
  if (before === undefined) return refuse("edges", `There is no arrow "${command.id}".`);
  const after = { ...before, ...toEdge(flow, command, command.id) };
  const isSame =
    before.source === after.source &&
    before.target === after.target &&
    before.sourceHandle === after.sourceHandle;
  if (isSame) return ok(flow);
  const allowed = canConnect(flow, command, command.id);
  if (!allowed.ok) return allowed;
  return ok({ ...flow, edges: flow.edges.map((edge) => (edge === before ? after : edge)) });
}

function moveNodes(flow: Flow, { moves }: Command<"move-nodes">): Flow {
  const positions = new Map(moves.map((move) => [move.id, move.position]));
  return changeNodes(flow, (node) => {
    const position = positions.get(node.id) ?? node.position;
    const isSame = position.x === node.position.x && position.y === node.position.y;
    return isSame ? node : { ...node, position };
  });
}

/** The same flow when no node changes. */
function changeNodes(flow: Flow, change: (node: FlowNode) => FlowNode): Flow {
  const nodes = flow.nodes.map(change);
  return nodes.every((node, index) => node === flow.nodes[index]) ? flow : { ...flow, nodes };
}

function updateNode(flow: Flow, { id, data }: Command<"update-node">): Applied {
  const before = flow.nodes.find((node) => node.id === id);
  if (before === undefined) return refuse("nodes", `There is no node "${id}".`, id);
  const after = { ...before, data };
  const parsed = flowNodeSchema.safeParse(after);
  if (!parsed.success) {
    const [issue] = parsed.error.issues.map((found) => explainIssue(found, after));
    const path = issue?.path.map(String).join(".") ?? "data";
    return refuse(path, `${path} ${issue?.message ?? "cannot be used"}.`, id);
  }
  return ok(changeNodes(flow, (node) => (node === before ? parsed.data : node)));
}

function setOrder(flow: Flow, { orders }: Command<"set-order">): Applied {
  const wrong = orders.find(({ order }) => !Number.isSafeInteger(order) || order < 0);
  if (wrong !== undefined) {
    return refuse("nodes", "An order is a whole number from 0.", wrong.id);
  }
  const byId = new Map(orders.map(({ id, order }) => [id, order]));
  return ok(
    changeNodes(flow, (node) => {
      const order = byId.get(node.id) ?? node.order;
      return order === node.order ? node : { ...node, order };
    }),
  );
}

function rename(flow: Flow, name: string): Applied {
  const parsed = flowSchema.shape.name.safeParse(name.trim());
  if (!parsed.success) return refuse("name", "A flow's name has 1 to 200 characters.");
  return ok(parsed.data === flow.name ? flow : { ...flow, name: parsed.data });
}

function updateNote(note: Flow["notes"][number], command: Command<"update-note">) {
  if (note.id !== command.id) return note;
  return {
    ...note,
    text: command.text ?? note.text,
    position: command.position ?? note.position,
  };
}
