"use client";

import {
  Background,
  BackgroundVariant,
  Controls,
  MiniMap,
  ReactFlow,
  useReactFlow,
  type FinalConnectionState,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useMemo, useState, type DragEvent, type MouseEvent } from "react";
import type { Flow, Position } from "#core/flow/flow.ts";
import { ariaLabelConfig, canvasStrings } from "./canvas-strings.ts";
import { litNodesOf, type TestView } from "./derive-test-run.ts";
import type { EditorState, EditorStore } from "./editor-store.ts";
import { nodeHeight, nodeWidth } from "./nodes/node-size.ts";
import { nodeViews } from "./nodes/node-views.ts";
import { paletteDragType } from "./palette/palette-drag.ts";
import { findPaletteEntry } from "./palette/palette-entries.ts";
import {
  createCanvasAdapter,
  readConnection,
  readEdgeChanges,
  readHandle,
  readNodeChanges,
  type CanvasAdapter,
  type CanvasEdge,
  type CanvasNode,
} from "./react-flow-adapter.ts";
import { addStep, checkConnection, moveNodes, refuse, removeSelection } from "./editor-intents.ts";
import { newNodeId } from "./new-node-id.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";
import { useKeptCentre } from "./use-kept-centre.ts";
import { useRevealedSelection } from "./use-revealed-selection.ts";
import classes from "./flow-canvas.module.css";

const snapGrid: [number, number] = [8, 8];
const fitViewOptions = { padding: 0.16, minZoom: 0.5, maxZoom: 1.1 };
/** Where the first step of an empty flow comes to stand: left of the middle, with room to go on. */
const emptyViewport = { x: 96, y: 220, zoom: 1 };
const minimapSize = { width: 160, height: 108 };
const edgeOptions = { type: "default", interactionWidth: 22 } as const;
const deleteKeys = ["Delete", "Backspace"];
const minimapColors = {
  event: "var(--event)",
  filter: "var(--filter)",
  action: "var(--action)",
} as const;

/** The only <ReactFlow>: shows the document, and turns what is done on it into commands and session updates. */
export function FlowCanvas() {
  const store = useEditorStore();
  const [adapter] = useState(createCanvasAdapter);
  const nodes = useCanvasNodes(adapter);
  const edges = useCanvasEdges(adapter);
  // An empty canvas is not fitted later on: its first step stays where it is dropped.
  const [isFitted] = useState(nodes.length > 0);
  const { screenToFlowPosition } = useReactFlow();
  const frame = useKeptCentre();
  useRevealedSelection(frame);

  const openAddMenu = (event: Pick<MouseEvent, "clientX" | "clientY">): void => {
    const screen = { x: event.clientX, y: event.clientY };
    store.setSession({ addMenu: { screen, canvas: screenToFlowPosition(screen), from: null } });
  };
  const endConnection = (event: globalThis.MouseEvent | TouchEvent, end: FinalConnectionState) => {
    refuse(store, null);
    if (end.fromNode === null || end.toNode !== null || end.fromHandle?.type !== "source") return;
    const screen = pointOf(event);
    store.setSession({
      addMenu: {
        screen,
        canvas: screenToFlowPosition(screen),
        from: { source: end.fromNode.id, sourceHandle: readHandle(end.fromHandle.id) },
      },
    });
  };
  const drop = (event: DragEvent): void => {
    const entry = findPaletteEntry(event.dataTransfer.getData(paletteDragType));
    if (entry === null) return;
    event.preventDefault();
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const position = { x: at.x - nodeWidth / 2, y: at.y - nodeHeight(entry.kind) / 2 };
    addStep(store, { id: newNodeId(), seed: entry.seed, position, from: null });
  };

  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      ref={frame}
      className={classes.canvas}
      aria-label={canvasStrings.canvas}
      ariaLabelConfig={ariaLabelConfig}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeViews}
      defaultEdgeOptions={edgeOptions}
      onNodesChange={(changes) => {
        const { moved, ...patch } = readNodeChanges(changes, store.state.getState().session);
        store.setSession(patch);
        if (moved.size > 0) moveNodes(store, moved);
      }}
      onEdgesChange={(changes) => {
        const { selectedEdges } = store.state.getState().session;
        store.setSession(readEdgeChanges(changes, selectedEdges));
      }}
      onBeforeDelete={() => deleteSelection(store)}
      onConnect={(connection) => store.dispatch({ type: "connect", ...readConnection(connection) })}
      onConnectEnd={endConnection}
      isValidConnection={(connection) => checkConnection(store, readConnection(connection))}
      onDoubleClick={(event) => {
        if (isPane(event.target)) openAddMenu(event);
      }}
      onDragOver={allowDrop}
      onDrop={drop}
      deleteKeyCode={deleteKeys}
      multiSelectionKeyCode={["Meta", "Control", "Shift"]}
      selectionKeyCode="Shift"
      snapToGrid
      snapGrid={snapGrid}
      zoomOnDoubleClick={false}
      connectionRadius={34}
      minZoom={0.15}
      maxZoom={1.8}
      fitView={isFitted}
      fitViewOptions={fitViewOptions}
      defaultViewport={emptyViewport}
      attributionPosition="top-right"
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} />
      {nodes.length === 0 ? null : (
        <MiniMap
          className={classes.minimap}
          style={minimapSize}
          pannable
          zoomable
          nodeColor={(node: CanvasNode) => minimapColors[node.type ?? "action"]}
          nodeBorderRadius={14}
        />
      )}
      <Controls
        className={classes.controls}
        showInteractive={false}
        fitViewOptions={fitViewOptions}
        position="bottom-left"
      />
    </ReactFlow>
  );
}

function useCanvasNodes(adapter: CanvasAdapter): CanvasNode[] {
  const flow = useEditor(selectFlow);
  const selectedNodes = useEditor(selectSelectedNodes);
  const dragPositions = useEditor(selectDragPositions);
  return useMemo(
    () => adapter.toNodes(flow, { selectedNodes, dragPositions }),
    [adapter, flow, selectedNodes, dragPositions],
  );
}

function useCanvasEdges(adapter: CanvasAdapter): CanvasEdge[] {
  const flow = useEditor(selectFlow);
  const selectedEdges = useEditor(selectSelectedEdges);
  const settled = useEditor(selectSettled);
  const test = useEditor(selectTest);
  return useMemo(() => {
    const lights = test === null ? null : litNodesOf(settled, test).lights;
    return adapter.toEdges(flow, selectedEdges, (id) => lights?.get(id) === "lit");
  }, [adapter, flow, selectedEdges, settled, test]);
}

function selectFlow(state: EditorState): Flow {
  return state.history.present;
}

function selectSettled(state: EditorState): Flow {
  return state.session.settled;
}

function selectSelectedNodes(state: EditorState): ReadonlySet<string> {
  return state.session.selectedNodes;
}

function selectSelectedEdges(state: EditorState): ReadonlySet<string> {
  return state.session.selectedEdges;
}

function selectDragPositions(state: EditorState): ReadonlyMap<string, Position> {
  return state.session.dragPositions;
}

function selectTest(state: EditorState): TestView | null {
  return state.session.test;
}

/**
 * Takes the deletion over from React Flow, which would remove the arrows of a step and the step one after the other, so
 * that the step came back without them. What is deleted is what is selected.
 */
function deleteSelection(store: EditorStore): Promise<boolean> {
  removeSelection(store);
  return Promise.resolve(false);
}

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(paletteDragType)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
}

/** The canvas itself, not something that stands on it. */
function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains("react-flow__pane");
}

function pointOf(event: globalThis.MouseEvent | TouchEvent): Position {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}
