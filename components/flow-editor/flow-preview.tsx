"use client";

import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo } from "react";
import type { FlowDetail } from "#core/contracts/flows.ts";
import type { Flow } from "#core/flow/flow.ts";
import { canvasStrings } from "./canvas-strings.ts";
import { createEditorStore } from "./editor-store.ts";
import { nodeViews } from "./nodes/node-views.ts";
import { outlineRows } from "./outline-rows.ts";
import { createCanvasAdapter, type CanvasEdge, type CanvasNode } from "./react-flow-adapter.ts";
import { nodeIcon } from "./step-icons.ts";
import { stepWords } from "./step-words.ts";
import { StoreContext } from "./use-editor.ts";
import canvas from "./flow-canvas.module.css";
import classes from "./flow-preview.module.css";

export type FlowPreviewProps = {
  readonly flow: Flow;
  /** The step to mark and to bring into view. */
  readonly shownNodeId: string | null;
};

/** Pixels of the canvas in which words are still large enough to read. */
const seenWidth = 760;
const seenHeight = 420;
const fitViewOptions = { padding: 0.12, minZoom: 0.35, maxZoom: 1 };
const showOptions = { maxZoom: 1, minZoom: 0.7, padding: 0.6, duration: 150 };
/** From here on drawing what is out of sight costs more than drawing it when it comes into view. */
const manyNodes = 200;
const noNodes: ReadonlySet<string> = new Set();
const noPositions = new Map<string, never>();

/** A flow to look at, that is stored nowhere: the canvas, or on a phone its outline. */
export function FlowPreview({ flow, shownNodeId }: FlowPreviewProps) {
  const isPhone = useMediaQuery("(max-width: 47.99em)", false);
  const store = useMemo(() => createEditorStore(previewDetail(flow)), [flow]);
  if (isPhone) return <PreviewOutline flow={flow} />;
  return (
    <StoreContext value={store}>
      <ReactFlowProvider>
        <PreviewCanvas flow={flow} shownNodeId={shownNodeId} />
      </ReactFlowProvider>
    </StoreContext>
  );
}

function PreviewCanvas({ flow, shownNodeId }: FlowPreviewProps) {
  const { nodes, edges } = useMemo(() => {
    const adapter = createCanvasAdapter();
    const selectedNodes = shownNodeId === null ? noNodes : new Set([shownNodeId]);
    return {
      nodes: adapter.toNodes(flow, { selectedNodes, dragPositions: noPositions }),
      edges: adapter.toEdges(flow, noNodes, () => false),
    };
  }, [flow, shownNodeId]);
  const { fitView } = useReactFlow();
  useEffect(() => {
    if (flow.nodes.length === 0) return;
    if (shownNodeId === null) void fitView({ ...fitViewOptions, nodes: beginningOf(flow) });
    else void fitView({ ...showOptions, nodes: [{ id: shownNodeId }] });
  }, [fitView, flow, shownNodeId]);
  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      className={canvas.canvas}
      aria-label={canvasStrings.preview}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeViews}
      onlyRenderVisibleElements={nodes.length > manyNodes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      minZoom={0.15}
      maxZoom={1.4}
      fitView
      fitViewOptions={{ ...fitViewOptions, nodes: beginningOf(flow) }}
      attributionPosition="bottom-right"
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} />
    </ReactFlow>
  );
}

/** As many steps, from the first one on, as can be read side by side; a long flow is moved to see the rest. */
function beginningOf(flow: Flow): Flow["nodes"] {
  const left = Math.min(...flow.nodes.map(({ position }) => position.x));
  const top = Math.min(...flow.nodes.map(({ position }) => position.y));
  return flow.nodes.filter(
    ({ position }) => position.x - left < seenWidth && position.y - top < seenHeight,
  );
}

function PreviewOutline({ flow }: { readonly flow: Flow }) {
  return (
    <ul className={classes.outline} aria-label={canvasStrings.preview}>
      {outlineRows(flow).map(({ node, depth, handle }) => {
        const Icon = nodeIcon(node);
        return (
          <li
            key={node.id}
            className={classes.step}
            data-kind={node.kind}
            style={{ "--depth": Math.min(depth, 5) }}
          >
            <Icon size={16} stroke={1.7} aria-hidden />
            <span>
              {handle === "otherwise" ? `${canvasStrings.outgoing.otherwise}: ` : ""}
              {stepWords(node)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What the editor's store begins with, for a flow that the server does not know. */
function previewDetail(flow: Flow): FlowDetail {
  return {
    id: "flow_preview",
    name: flow.name,
    events: [],
    enabled: false,
    liveVersion: null,
    hasUnpublishedChanges: true,
    runsOn: flow.runsOn,
    updatedAt: "",
    lastFiredAt: null,
    delivered: 0,
    failed: 0,
    draftRevision: 0,
    flow,
    diagnostics: [],
  };
}
