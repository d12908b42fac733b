"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, useRef, type RefObject } from "react";

/** Keeps what is in the middle of the canvas in the middle when the drawer or the window takes or gives room. */
export function useKeptCentre(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let before = { width: element.clientWidth, height: element.clientHeight };
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const { x, y, zoom } = getViewport();
      const moved = { x: x + (width - before.width) / 2, y: y + (height - before.height) / 2 };
      before = { width, height };
      if (moved.x !== x || moved.y !== y) void setViewport({ ...moved, zoom });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [getViewport, setViewport]);
  return frame;
}
