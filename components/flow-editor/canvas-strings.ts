import type { AriaLabelConfig } from "@xyflow/react";

/** Every text of the canvas that assistive technology reads, in one place. */
export const canvasStrings = {
  canvas: "Flow canvas",
  palette: "Add to the flow",
  inspector: "Settings of the selection",
  drawer: "Test call, problems and JSON",
  minimap: "Overview of the flow",
  incoming: "Incoming connection",
  outgoing: { next: "Then", match: "If it matches", otherwise: "Otherwise" },
  handle: { match: "match", otherwise: "otherwise" },
  undo: "Undo",
  redo: "Redo",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fitView: "Show the whole flow",
  addMenu: "Add a step",
  shortcuts: "Keyboard shortcuts",
  more: "More for this flow",
  preview: "Preview of the flow",
} as const;

/** The same for the texts React Flow makes itself. */
export const ariaLabelConfig: Partial<AriaLabelConfig> = {
  "node.a11yDescription.default":
    "Press enter or space to select this step. Press delete to remove it and escape to cancel.",
  "node.a11yDescription.keyboardDisabled":
    "Press enter or space to select this step. Then move it with the arrow keys, press delete to remove it and escape to cancel.",
  "node.a11yDescription.ariaLiveMessage": ({ direction, x, y }) =>
    `Moved the step ${direction}. New position, x: ${x}, y: ${y}`,
  "edge.a11yDescription.default":
    "Press enter or space to select this arrow. Press delete to remove it and escape to cancel.",
  "controls.ariaLabel": "Zoom",
  "minimap.ariaLabel": canvasStrings.minimap,
};
