"use client";

import { TextInput } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { canvasStrings } from "./canvas-strings.ts";
import { addStep } from "./editor-intents.ts";
import type { AddMenu as AddMenuState, EditorState } from "./editor-store.ts";
import { newNodeId } from "./new-node-id.ts";
import { bestEntry, searchPalette, type PaletteEntry } from "./palette/palette-entries.ts";
import { StepList } from "./palette/step-list.tsx";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./add-menu.module.css";

/** The searchable menu that opens where the pointer is, or where an arrow was let go. */
export function AddMenu() {
  const menu = useEditor(selectMenu);
  return menu === null ? null : <OpenAddMenu menu={menu} />;
}

function selectMenu({ session }: EditorState): AddMenuState | null {
  return session.addMenu;
}

const menuSize = { width: 270, height: 380 };

function OpenAddMenu({ menu }: { readonly menu: AddMenuState }) {
  const store = useEditorStore();
  const [query, setQuery] = useState("");
  const close = (): void => store.setSession({ addMenu: null });
  const ref = useClickOutside<HTMLDialogElement>(close);
  // Nothing leads to an event, so none is offered at the end of an arrow.
  const found = searchPalette(query).filter((each) => menu.from === null || each.kind !== "event");
  const best = bestEntry(found, query);
  const add = (entry: PaletteEntry): void =>
    addStep(store, {
      id: newNodeId(),
      seed: entry.seed,
      position: menu.canvas,
      from: menu.from,
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && best !== null) {
      event.preventDefault();
      add(best);
    }
  };
  return (
    // The dialog itself takes no focus; its field and buttons do, and Escape bubbles up from them.
    <dialog
      open
      ref={ref}
      aria-label={canvasStrings.addMenu}
      className={classes.menu}
      style={{
        left: Math.max(8, Math.min(menu.screen.x, window.innerWidth - menuSize.width - 8)),
        top: Math.max(8, Math.min(menu.screen.y, window.innerHeight - menuSize.height - 8)),
      }}
      onKeyDown={onKeyDown}
    >
      <TextInput
        aria-label="Search steps"
        placeholder="What comes next?"
        leftSection={<IconSearch size={15} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        autoFocus
      />
      <div className={classes.list}>
        <StepList entries={found} query={query} best={best} onAdd={add} />
      </div>
    </dialog>
  );
}
