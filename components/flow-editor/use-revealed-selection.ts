"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, type RefObject } from "react";
import type { EditorState } from "./editor-store.ts";
import { findNode } from "./find-node.ts";
import { nodeHeight, nodeWidth } from "./nodes/node-size.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";

/** Pixels of the screen that a node brought into sight keeps from the canvas's edge. */
const marginPx = 32;

/**
 * Brings a node that is selected alone into sight, one that was just added or that a problem led to, by moving the
 * canvas no further than needed. A node whose middle can be seen is left where it is.
 */
export function useRevealedSelection(frame: RefObject<HTMLDivElement | null>): void {
  const store = useEditorStore();
  const id = useEditor(selectOnlyId);
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const element = frame.current;
    const node = id === null ? null : findNode(store.flow(), id);
    if (node === null || element === null) return;
    const { x, y, zoom } = getViewport();
    const across = { from: node.position.x * zoom + x, size: nodeWidth * zoom };
    const down = { from: node.position.y * zoom + y, size: nodeHeight(node.kind) * zoom };
    const dx = shiftInto(across, element.clientWidth);
    const dy = shiftInto(down, element.clientHeight);
    if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 150 });
  }, [frame, store, id, getViewport, setViewport]);
}

type Span = { readonly from: number; readonly size: number };

/** How far a span must move to stand inside of `[0, room]`; 0 when its middle does already. */
function shiftInto({ from, size }: Span, room: number): number {
  const middle = from + size / 2;
  if (middle >= marginPx && middle <= room - marginPx) return 0;
  return middle < marginPx ? marginPx - from : room - marginPx - size - from;
}

function selectOnlyId({ session }: EditorState): string | null {
  const [only, ...others] = session.selectedNodes;
  return only === undefined || others.length > 0 ? null : only;
}
