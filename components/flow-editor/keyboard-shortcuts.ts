/**
 * Every keyboard shortcut of the editor, once: the key listener, the tooltips and the sheet read this table. `mod` is
 * ⌘ on a Mac and Ctrl elsewhere. Those without `keys` for the listener are the canvas's own.
 */
export const shortcuts = {
  undo: { keys: ["mod+Z"], label: "Undo", group: "Edit", inFields: true },
  redo: { keys: ["mod+shift+Z", "mod+Y"], label: "Redo", group: "Edit", inFields: true },
  duplicate: { keys: ["mod+D"], label: "Duplicate the selection", group: "Edit", inFields: false },
  selectAll: { keys: ["mod+A"], label: "Select everything", group: "Edit", inFields: false },
  remove: {
    keys: ["Delete", "Backspace"],
    label: "Delete the selection",
    group: "Edit",
    inFields: false,
  },
  move: { keys: ["ArrowKeys"], label: "Move the selected steps", group: "Edit", inFields: false },
  add: { keys: ["/"], label: "Add a step", group: "Edit", inFields: false },
  fitView: { keys: ["shift+F"], label: "Show the whole flow", group: "View", inFields: false },
  zoomIn: { keys: ["plus"], label: "Zoom in", group: "View", inFields: false },
  zoomOut: { keys: ["-"], label: "Zoom out", group: "View", inFields: false },
  test: { keys: ["T"], label: "Test call", group: "Panels", inFields: false },
  problems: { keys: ["P"], label: "Problems", group: "Panels", inFields: false },
  json: { keys: ["J"], label: "JSON", group: "Panels", inFields: false },
  publish: { keys: ["mod+Enter"], label: "Publish", group: "Panels", inFields: true },
  clear: {
    keys: ["Escape"],
    label: "Close, or select nothing",
    group: "Panels",
    inFields: false,
  },
  help: { keys: ["?"], label: "This sheet", group: "Panels", inFields: false },
} as const satisfies Record<string, Shortcut>;

export type Shortcut = {
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: "Edit" | "View" | "Panels";
  /** Whether it also works while typing in a field. */
  readonly inFields: boolean;
};
export type ShortcutName = keyof typeof shortcuts;

const symbols: ReadonlyMap<string, string> = new Map([
  ["shift", "Shift"],
  ["ArrowKeys", "← ↑ ↓ →"],
  ["Escape", "Esc"],
  ["Backspace", "⌫"],
  ["plus", "+"],
  ["-", "−"],
]);

/** What to listen to for a combination. A sign may need Shift or not, as the keyboard has it. */
export function listenedKeys(combination: string): readonly string[] {
  const isSign = combination === "plus" || /^[^A-Za-z0-9]$/.test(combination);
  return isSign ? [combination, `shift+${combination}`] : [combination];
}

/** The keys of a combination as people read them: `mod+shift+Z` on a Mac is ⌘, Shift, Z. */
export function keyCaps(combination: string, isMac: boolean): readonly string[] {
  return combination.split("+").map((part) => {
    if (part === "mod") return isMac ? "⌘" : "Ctrl";
    return symbols.get(part) ?? part;
  });
}
