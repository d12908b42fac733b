"use client";

import { ActionIcon, Button, Switch, Text, Tooltip } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import type { Flow, FlowNode } from "#core/flow/flow.ts";
import { describeEvent, describeAction } from "#core/hook/describe.ts";
import { ProblemList } from "../../ui/problem-list.tsx";
import { problemsOf, sortProblems } from "../derive-problems.ts";
import { duplicateSelection, removeSelection } from "../editor-intents.ts";
import type { EditorState } from "../editor-store.ts";
import { findNode } from "../find-node.ts";
import { FlowNameField } from "../flow-name-field.tsx";
import { newNodeId } from "../new-node-id.ts";
import { nodeIcon } from "../step-icons.ts";
import { useDispatch, useEditor, useEditorStore } from "../use-editor.ts";
import { ActionForm } from "./action-form.tsx";
import { patchFields } from "./draft-fields.ts";
import { EventForm } from "./event-form.tsx";
import { FilterForm } from "./filter-form.tsx";
import { HookSettings } from "./hook-settings.tsx";
import { isDeciding } from "./is-deciding.ts";
import { NextSteps } from "./next-steps.tsx";
import { Outline } from "./outline.tsx";
import classes from "./inspector.module.css";

/** The form of what is selected: one step, several, or the flow itself. */
export function Inspector() {
  const node = useEditor(selectOnlyNode);
  const count = useEditor(selectCount);
  if (node !== null) return <NodeInspector key={node.id} node={node} />;
  return count > 1 ? <SeveralInspector count={count} /> : <FlowInspector />;
}

function selectOnlyNode({ history, session }: EditorState): FlowNode | null {
  const [only, ...others] = session.selectedNodes;
  return only === undefined || others.length > 0 ? null : findNode(history.present, only);
}

function selectCount({ session }: EditorState): number {
  return session.selectedNodes.size;
}

function selectFlow({ history }: EditorState): Flow {
  return history.present;
}

function selectSettled({ session }: EditorState): Flow {
  return session.settled;
}

const kindWords = { event: "Event", filter: "Filter", action: "Action" } as const;

function NodeInspector({ node }: { readonly node: FlowNode }) {
  const Icon = nodeIcon(node);
  return (
    <div className={classes.inspector}>
      <div className={classes.head} data-kind={node.kind}>
        <span className={classes.icon}>
          <Icon size={18} stroke={1.7} aria-hidden />
        </span>
        <div className={classes.words}>
          <p className={classes.kind}>{kindWords[node.kind]}</p>
          <h2 className={classes.title}>{titleOf(node)}</h2>
        </div>
        <SelectionButtons />
      </div>
      <div className={classes.body}>
        <NodeProblemList nodeId={node.id} />
        <NodeForm node={node} />
        <NextSteps node={node} />
      </div>
    </div>
  );
}

function titleOf(node: FlowNode): string {
  if (node.kind === "event") return describeEvent(node.data.on).title;
  return node.kind === "filter" ? "Only if" : describeAction(node.data.action).title;
}

function NodeForm({ node }: { readonly node: FlowNode }) {
  const dispatch = useDispatch();
  const flow = useEditor(selectSettled);
  const update = (data: FlowNode["data"], field: string): void => {
    dispatch(
      { type: "update-node", id: node.id, data },
      { transactionId: `edit ${node.id} ${field}` },
    );
  };
  switch (node.kind) {
    case "event":
      return (
        <EventForm
          data={node.data}
          onChange={(patch, field) =>
            update({ ...patchFields(node.data, patch), on: onOf(patch, node.data.on) }, field)
          }
        />
      );
    case "filter":
      return (
        <FilterForm
          filter={node.data.filter}
          onChange={(filter, field) => update({ ...node.data, filter }, field)}
        />
      );
    case "action":
      return (
        <>
          <ActionForm
            action={node.data.action}
            onChange={(action, field) => update({ ...node.data, action }, field)}
          />
          <HookSettings
            settings={node.data.hook ?? {}}
            isDeciding={isDeciding(flow, node.id)}
            onChange={(hook, field) => update({ ...node.data, hook }, field)}
          />
        </>
      );
  }
}

function onOf(patch: { readonly [field: string]: unknown }, on: string): string {
  return typeof patch["on"] === "string" ? patch["on"] : on;
}

function NodeProblemList({ nodeId }: { readonly nodeId: string }) {
  const flow = useEditor(selectSettled);
  const found = problemsOf(flow).filter((each) => each.nodeId === nodeId);
  if (found.length === 0) return null;
  return (
    <div className={classes.problems}>
      <ProblemList problems={sortProblems(found)} />
    </div>
  );
}

function SelectionButtons() {
  const store = useEditorStore();
  return (
    <div className={classes.buttons}>
      <Tooltip label="Duplicate">
        <ActionIcon
          size="md"
          aria-label="Duplicate the selection"
          onClick={() => duplicateSelection(store, newNodeId)}
        >
          <IconCopy size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Delete">
        <ActionIcon
          size="md"
          aria-label="Delete the selection"
          onClick={() => removeSelection(store)}
        >
          <IconTrash size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function SeveralInspector({ count }: { readonly count: number }) {
  const store = useEditorStore();
  return (
    <div className={classes.inspector}>
      <div className={classes.body}>
        <h2 className={classes.title}>{count} steps selected</h2>
        <Text c="dimmed">Drag one to move them all.</Text>
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => duplicateSelection(store, newNodeId)}
        >
          Duplicate them
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => removeSelection(store)}
        >
          Delete them
        </Button>
      </div>
    </div>
  );
}

function FlowInspector() {
  const dispatch = useDispatch();
  const flow = useEditor(selectFlow);
  return (
    <div className={classes.inspector}>
      <div className={classes.body}>
        <h2 className={classes.title}>This flow</h2>
        <FlowNameField label="Name" />
        <Switch
          label="Hookline carries it out"
          description="Off: the voice platform runs these hooks, and Hookline only says what would have happened."
          checked={flow.runsOn === "hookline"}
          onChange={(event) =>
            dispatch({
              type: "set-runs-on",
              runsOn: event.currentTarget.checked ? "hookline" : "platform",
            })
          }
        />
        <Outline flow={flow} />
      </div>
    </div>
  );
}
