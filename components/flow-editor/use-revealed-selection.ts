"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, type RefObject } from "react";
import type { EditorState } from "./editor-store.ts";
import { findNode } from "./find-node.ts";
import { nodeHeight, nodeWidth } from "./nodes/node-size.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";

/** Pixels of the screen that the middle of a node must be away from the canvas's edge to count as seen. */
const marginPx = 60;

/** Brings a node that is selected alone into sight: one that was just added, or that a problem led to. */
export function useRevealedSelection(frame: RefObject<HTMLDivElement | null>): void {
  const store = useEditorStore();
  const id = useEditor(selectOnlyId);
  const { getViewport, setCenter } = useReactFlow();
  useEffect(() => {
    const element = frame.current;
    const node = id === null ? null : findNode(store.flow(), id);
    if (node === null || element === null) return;
    const middle = {
      x: node.position.x + nodeWidth / 2,
      y: node.position.y + nodeHeight(node.kind) / 2,
    };
    const { x, y, zoom } = getViewport();
    const isSeen =
      isInside(middle.x * zoom + x, element.clientWidth) &&
      isInside(middle.y * zoom + y, element.clientHeight);
    if (!isSeen) void setCenter(middle.x, middle.y, { zoom, duration: 150 });
  }, [frame, store, id, getViewport, setCenter]);
}

function isInside(place: number, size: number): boolean {
  return place >= marginPx && place <= size - marginPx;
}

function selectOnlyId({ session }: EditorState): string | null {
  const [only, ...others] = session.selectedNodes;
  return only === undefined || others.length > 0 ? null : only;
}
