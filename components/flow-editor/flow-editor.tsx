"use client";

import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { FlowDetail } from "#core/contracts/flows.ts";
import type { Position } from "#core/flow/flow.ts";
import { AddMenu } from "./add-menu.tsx";
import { Drawer } from "./drawer.tsx";
import type { EditorActions } from "./editor-actions.ts";
import { openAddMenu } from "./editor-intents.ts";
import { createEditorStore, type EditorState } from "./editor-store.ts";
import { EmptyCanvas } from "./empty-canvas.tsx";
import { EditorPanels } from "./editor-panels.tsx";
import { ExportDialog } from "./export-dialog/export-dialog.tsx";
import { FlowCanvas } from "./flow-canvas.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { SaveBar } from "./save-bar.tsx";
import { startSettling } from "./settle-flow.ts";
import { ShortcutsSheet } from "./shortcuts-sheet.tsx";
import { TopBar } from "./top-bar.tsx";
import { useAutosave } from "./use-autosave.ts";
import { EditorContext, StoreContext, useEditor, useEditorStore } from "./use-editor.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import classes from "./flow-editor.module.css";

export type FlowEditorProps = {
  readonly detail: FlowDetail;
  readonly actions: EditorActions;
  /** Whether the export is open from the start. */
  readonly opensExport: boolean;
};

const settleMs = 250;

/** The editor of one flow. `detail` is what it starts with; from then on the store holds the truth. */
export function FlowEditor({ detail, actions, opensExport }: FlowEditorProps) {
  const [store] = useState(() => createEditorStore(detail));
  const flush = useAutosave(store, actions);
  useEffect(() => startSettling(store, settleMs), [store]);
  const value = useMemo(() => ({ actions, flush }), [actions, flush]);
  return (
    <EditorContext value={value}>
      <StoreContext value={store}>
        <ReactFlowProvider>
          <EditorLayout opensExport={opensExport} />
        </ReactFlowProvider>
      </StoreContext>
    </EditorContext>
  );
}

function EditorLayout({ opensExport }: Pick<FlowEditorProps, "opensExport">) {
  const store = useEditorStore();
  const [isPublishing, setIsPublishing] = useState(false);
  const [isExporting, setIsExporting] = useState(opensExport);
  useShortcuts({
    publish: () => setIsPublishing(true),
    openAddMenu: () => openAddMenu(store, middleOfWindow()),
  });
  return (
    <div className={classes.editor}>
      <TopBar onPublish={() => setIsPublishing(true)} onExport={() => setIsExporting(true)} />
      <SaveBar />
      <div className={classes.middle}>
        <EditorPanels>
          <FlowCanvas />
          <EmptyCanvas />
          <Refusal />
        </EditorPanels>
      </div>
      <Drawer />
      <AddMenu />
      <ShortcutsSheet />
      <ExportDialog isOpen={isExporting} onClose={() => setIsExporting(false)} />
      <PublishDialog isOpen={isPublishing} onClose={() => setIsPublishing(false)} />
    </div>
  );
}

function middleOfWindow(): Position {
  return { x: window.innerWidth / 2 - 135, y: window.innerHeight / 4 };
}

/** Why the arrow that is being drawn cannot end where the pointer is. */
function Refusal() {
  const refusal = useEditor(selectRefusal);
  return (
    <output className={classes.refusal} data-shown={refusal !== null || undefined}>
      {refusal}
    </output>
  );
}

function selectRefusal({ session }: EditorState): string | null {
  return session.refusal;
}
