"use client";

import { Button, Drawer as Sheet } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAdjustments, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { canvasStrings } from "./canvas-strings.ts";
import { addStep, nextPlace } from "./editor-intents.ts";
import type { EditorSession, EditorState } from "./editor-store.ts";
import { Inspector } from "./inspector/inspector.tsx";
import { newNodeId } from "./new-node-id.ts";
import { Palette } from "./palette/palette.tsx";
import type { PaletteEntry } from "./palette/palette-entries.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./editor-panels.module.css";

export type EditorPanelsProps = { readonly children: ReactNode };

/** Palette, canvas and inspector side by side; on a narrow screen the two panels are sheets over the canvas. */
export function EditorPanels({ children }: EditorPanelsProps) {
  const store = useEditorStore();
  const sheet = useEditor(selectSheet);
  const selected = useEditor(selectSelectedCount);
  const isNarrow = useMediaQuery("(max-width: 61.99em)", false);
  const add = (entry: PaletteEntry): void => {
    const { selectedNodes } = store.state.getState().session;
    const place = nextPlace(store.flow(), selectedNodes);
    addStep(store, { id: newNodeId(), seed: entry.seed, ...place });
  };
  const close = (): void => store.setSession({ sheet: null });
  return (
    <>
      <aside className={classes.palette} aria-label={canvasStrings.palette}>
        {isNarrow ? null : <Palette onAdd={add} />}
      </aside>
      <div className={classes.canvas}>
        {children}
        <div className={classes.toolbar}>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => store.setSession({ sheet: "palette" })}
          >
            Add
          </Button>
          <Button
            variant="default"
            leftSection={<IconAdjustments size={16} aria-hidden />}
            onClick={() => store.setSession({ sheet: "inspector" })}
          >
            {selected === 1 ? "Edit step" : "Settings"}
          </Button>
        </div>
      </div>
      <aside className={classes.inspector} aria-label={canvasStrings.inspector}>
        {isNarrow ? null : <Inspector />}
      </aside>
      <Sheet
        opened={isNarrow && sheet === "palette"}
        onClose={close}
        position="bottom"
        size="80%"
        title={canvasStrings.palette}
        classNames={{ body: classes.sheetBody, content: classes.sheet }}
      >
        <Palette onAdd={add} />
      </Sheet>
      <Sheet
        opened={isNarrow && sheet === "inspector"}
        onClose={close}
        position="bottom"
        size="86%"
        title={canvasStrings.inspector}
        classNames={{ body: classes.sheetBody, content: classes.sheet }}
      >
        <Inspector />
      </Sheet>
    </>
  );
}

function selectSheet({ session }: EditorState): EditorSession["sheet"] {
  return session.sheet;
}

function selectSelectedCount({ session }: EditorState): number {
  return session.selectedNodes.size;
}
