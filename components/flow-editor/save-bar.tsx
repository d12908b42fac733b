"use client";

import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { FlowDetail } from "#core/contracts/flows.ts";
import type { EditorState, EditorStore } from "./editor-store.ts";
import { fetchDetail, keepMine, loadTheirs } from "./resolve-conflict.ts";
import type { SaveState } from "./save-state.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./save-bar.module.css";

/** Says that the draft is not stored, and what to do. Shows nothing while all is well. */
export function SaveBar() {
  const save = useEditor(selectSave);
  if (save.kind === "failed") {
    return (
      <div className={classes.bar} role="alert">
        <IconAlertTriangle size={17} stroke={1.8} aria-hidden />
        <p className={classes.words}>
          Your changes are not stored: {save.reason} Hookline tries again by itself; leave this page
          open.
        </p>
      </div>
    );
  }
  return save.kind === "conflict" ? <ConflictBar /> : null;
}

function selectSave({ session }: EditorState): SaveState {
  return session.save;
}

type Resolution = (store: EditorStore, theirs: FlowDetail) => void;

function ConflictBar() {
  const store = useEditorStore();
  const resolving = useMutation({
    mutationFn: async (resolve: Resolution) => resolve(store, await fetchDetail(store.flowId)),
  });
  return (
    <div className={classes.bar} role="alert">
      <IconAlertTriangle size={17} stroke={1.8} aria-hidden />
      <p className={classes.words}>
        This draft was changed elsewhere meanwhile, in another tab or by somebody else. Nothing is
        stored until you choose.
        {resolving.error === null ? null : ` ${resolving.error.message}`}
      </p>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={resolving.isPending}
          onClick={() => resolving.mutate(loadTheirs)}
        >
          Load theirs
        </Button>
        <Button size="xs" disabled={resolving.isPending} onClick={() => resolving.mutate(keepMine)}>
          Keep mine
        </Button>
      </Group>
    </div>
  );
}
