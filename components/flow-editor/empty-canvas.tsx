import { Button } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { EmptyState } from "../ui/empty-state.tsx";
import { addStep, nextPlace } from "./editor-intents.ts";
import type { EditorState } from "./editor-store.ts";
import { newNodeId } from "./new-node-id.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./empty-canvas.module.css";

/** On a canvas without a step: what a flow begins with, and the button that adds it. */
export function EmptyCanvas() {
  const store = useEditorStore();
  const isEmpty = useEditor(selectIsEmpty);
  if (!isEmpty) return null;
  const start = (): void =>
    addStep(store, {
      id: newNodeId(),
      seed: { kind: "event", on: "call.ended" },
      ...nextPlace(store.flow(), new Set()),
    });
  return (
    <div className={classes.overlay}>
      <div className={classes.card}>
        <EmptyState
          icon={<IconBolt size={22} stroke={1.7} />}
          title="What should this flow wait for?"
          line="A flow starts with an event. Drag one here from “When”, or start with the end of a call; you can change it."
        >
          <Button onClick={start}>Start when a call has ended</Button>
        </EmptyState>
      </div>
    </div>
  );
}

function selectIsEmpty({ history }: EditorState): boolean {
  return history.present.nodes.length === 0;
}
