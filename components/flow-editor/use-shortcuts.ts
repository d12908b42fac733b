"use client";

import { useHotkeys, type HotkeyItem } from "@mantine/hooks";
import { useReactFlow } from "@xyflow/react";
import { duplicateSelection, selectAll, toggleDrawer } from "./editor-intents.ts";
import { listenedKeys, shortcuts, type ShortcutName } from "./keyboard-shortcuts.ts";
import { newNodeId } from "./new-node-id.ts";
import { useEditorStore } from "./use-editor.ts";

export type ShortcutHandlers = {
  readonly publish: () => void;
  readonly openAddMenu: () => void;
};

/** The canvas itself moves and deletes what is focused on it; everything else is listened to here. */
type Listened = Exclude<ShortcutName, "move" | "remove">;

/** Listens to the shortcuts of the table while the editor is mounted. */
export function useShortcuts({ publish, openAddMenu }: ShortcutHandlers): void {
  const store = useEditorStore();
  const { fitView, zoomIn, zoomOut } = useReactFlow();
  const run: Record<Listened, () => void> = {
    undo: store.undo,
    redo: store.redo,
    duplicate: () => duplicateSelection(store, newNodeId),
    selectAll: () => selectAll(store),
    add: openAddMenu,
    fitView: () => void fitView({ padding: 0.16, maxZoom: 1.1, duration: 150 }),
    zoomIn: () => void zoomIn(),
    zoomOut: () => void zoomOut(),
    test: () => toggleDrawer(store, "test"),
    problems: () => toggleDrawer(store, "problems"),
    json: () => toggleDrawer(store, "json"),
    publish,
    clear: () =>
      store.setSession({
        selectedNodes: new Set(),
        selectedEdges: new Set(),
        addMenu: null,
        test: null,
      }),
    help: () => store.setSession({ isShowingShortcuts: true }),
  };
  const items = Object.entries(run);
  useHotkeys(items.filter(([name]) => !worksInFields(name)).flatMap(toHotkeys));
  useHotkeys(items.filter(([name]) => worksInFields(name)).flatMap(toHotkeys), []);
}

function worksInFields(name: string): boolean {
  return Object.entries(shortcuts).some(([each, { inFields }]) => each === name && inFields);
}

function toHotkeys([name, handler]: [string, () => void]): HotkeyItem[] {
  const found = Object.entries(shortcuts).find(([each]) => each === name)?.[1];
  return (found?.keys ?? []).flatMap(listenedKeys).map((keys) => [keys, handler]);
}
