"use client";

import { ActionIcon, Button, Menu, Tooltip, VisuallyHidden } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconHelp,
  IconPlayerPlay,
} from "@tabler/icons-react";
import Link from "next/link";
import { StateBadge, type StateBadgeProps } from "../ui/state-badge.tsx";
import { canvasStrings } from "./canvas-strings.ts";
import { toggleDrawer } from "./editor-intents.ts";
import type { DrawerTab, EditorState, LiveState } from "./editor-store.ts";
import { FlowNameField } from "./flow-name-field.tsx";
import { saveWords, type SaveState } from "./save-state.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./top-bar.module.css";

export type TopBarProps = {
  readonly onPublish: () => void;
  readonly onExport: () => void;
};

/** Name, state, and the four things done to a flow as a whole. */
export function TopBar({ onPublish, onExport }: TopBarProps) {
  const store = useEditorStore();
  const drawer = useEditor(selectDrawer);
  const name = useEditor(selectName);
  return (
    <div className={classes.bar}>
      <Tooltip label="All flows">
        <ActionIcon component={Link} href="/" aria-label="Back to all flows">
          <IconChevronLeft size={19} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <div className={classes.name}>
        <FlowNameField label="Name of the flow" isBare />
      </div>
      <div className={classes.state}>
        <LiveBadge />
        <SaveNote />
      </div>
      <div className={classes.actions}>
        <HistoryButtons />
        <FlowMenu onExport={onExport} />
        <Button
          variant="default"
          className={classes.test}
          leftSection={<IconPlayerPlay size={15} stroke={1.9} aria-hidden />}
          aria-pressed={drawer === "test"}
          onClick={() => toggleDrawer(store, "test")}
        >
          Test call
        </Button>
        <Button onClick={onPublish}>Publish</Button>
      </div>
    </div>
  );
}

function FlowMenu({ onExport }: Pick<TopBarProps, "onExport">) {
  const store = useEditorStore();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={canvasStrings.more}>
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileExport size={15} aria-hidden />} onClick={onExport}>
          Export
        </Menu.Item>
        <Menu.Item
          component={Link}
          href="/?import"
          leftSection={<IconFileImport size={15} aria-hidden />}
        >
          Import into another flow
        </Menu.Item>
        <Menu.Divider className={classes.wideOnly} />
        <Menu.Item
          className={classes.wideOnly}
          leftSection={<IconHelp size={15} aria-hidden />}
          onClick={() => store.setSession({ isShowingShortcuts: true })}
        >
          {canvasStrings.shortcuts}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function HistoryButtons() {
  const store = useEditorStore();
  const undoName = useEditor(selectUndoName);
  const redoName = useEditor(selectRedoName);
  return (
    <>
      <Tooltip label={undoName === null ? canvasStrings.undo : `Undo: ${undoName}`}>
        <ActionIcon
          aria-label={canvasStrings.undo}
          disabled={undoName === null}
          onClick={store.undo}
        >
          <IconArrowBackUp size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoName === null ? canvasStrings.redo : `Redo: ${redoName}`}>
        <ActionIcon
          aria-label={canvasStrings.redo}
          disabled={redoName === null}
          onClick={store.redo}
        >
          <IconArrowForwardUp size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function LiveBadge() {
  const live = useEditor(selectLive);
  const { tone, words } = describeLive(live);
  return <StateBadge tone={tone}>{words}</StateBadge>;
}

function describeLive(live: LiveState): {
  readonly tone: StateBadgeProps["tone"];
  readonly words: string;
} {
  if (live.liveVersion === null) return { tone: "neutral", words: "Draft" };
  if (!live.enabled) return { tone: "neutral", words: `v${live.liveVersion}, switched off` };
  if (live.hasUnpublishedChanges) {
    return { tone: "warn", words: `Live v${live.liveVersion}, changes not published` };
  }
  return { tone: "ok", words: `Live v${live.liveVersion}` };
}

function SaveNote() {
  const save = useEditor(selectSave);
  return (
    <output className={classes.save} data-kind={save.kind}>
      {saveWords(save)}
    </output>
  );
}

function selectName({ history }: EditorState): string {
  return history.present.name;
}

function selectDrawer({ session }: EditorState): DrawerTab | null {
  return session.drawer;
}

function selectUndoName({ history }: EditorState): string | null {
  return history.past.at(-1)?.name ?? null;
}

function selectRedoName({ history }: EditorState): string | null {
  return history.future.at(-1)?.name ?? null;
}

function selectLive({ session }: EditorState): LiveState {
  return session.live;
}

function selectSave({ session }: EditorState): SaveState {
  return session.save;
}
