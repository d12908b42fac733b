"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, useRef, type RefObject } from "react";

/** Pixels of the screen between the flow and the canvas's edge. */
const marginPx = 24;

/**
 * Keeps what is in the middle of the canvas in the middle when the drawer or the window takes or gives room; a flow that
 * fits into the room stays in sight as a whole.
 */
export function useKeptCentre(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const { getNodes, getNodesBounds, getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let before = { width: element.clientWidth, height: element.clientHeight };
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const half = { x: (width - before.width) / 2, y: (height - before.height) / 2 };
      before = { width, height };
      const nodes = getNodes();
      if ((half.x === 0 && half.y === 0) || nodes.length === 0) return;
      const { x, y, zoom } = getViewport();
      const flow = getNodesBounds(nodes);
      const across = { from: flow.x * zoom + x, size: flow.width * zoom, room: width };
      const down = { from: flow.y * zoom + y, size: flow.height * zoom, room: height };
      void setViewport({
        x: x + keepInside(half.x, across),
        y: y + keepInside(half.y, down),
        zoom,
      });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [getNodes, getNodesBounds, getViewport, setViewport]);
  return frame;
}

type Span = { readonly from: number; readonly size: number; readonly room: number };

/** The shift nearest to the wanted one that leaves the span inside its room; the wanted one when it does not fit. */
function keepInside(wanted: number, { from, size, room }: Span): number {
  if (size > room - 2 * marginPx) return wanted;
  return Math.min(Math.max(wanted, marginPx - from), room - marginPx - size - from);
}
