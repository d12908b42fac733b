import { ActionIcon, Group, Select, Text, UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { canConnect } from "#core/flow/can-connect.ts";
import { handlesOf } from "#core/flow/flow-graph.ts";
import type { Flow, FlowNode, SourceHandle } from "#core/flow/flow.ts";
import { canvasStrings } from "../canvas-strings.ts";
import { showNode } from "../editor-intents.ts";
import type { EditorState } from "../editor-store.ts";
import { findNode } from "../find-node.ts";
import { stepWords } from "../step-words.ts";
import { useEditor, useEditorStore } from "../use-editor.ts";
import { FormSection } from "./form-section.tsx";
import classes from "./next-steps.module.css";

export type NextStepsProps = { readonly node: FlowNode };

/** What the step leads to. The same as drawing arrows, for the keyboard and for screen readers. */
export function NextSteps({ node }: NextStepsProps) {
  return (
    <FormSection title="What comes next">
      {handlesOf(node.kind).map((handle) => (
        <HandleSteps key={handle} node={node} handle={handle} />
      ))}
    </FormSection>
  );
}

type HandleStepsProps = NextStepsProps & { readonly handle: SourceHandle };

function HandleSteps({ node, handle }: HandleStepsProps) {
  const store = useEditorStore();
  const flow = useEditor(selectFlow);
  const arrows = flow.edges.filter(
    (edge) => edge.source === node.id && edge.sourceHandle === handle,
  );
  const label = canvasStrings.outgoing[handle];
  // Every step has to be asked whether an arrow may lead to it, so that is done when the list is opened only.
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      {arrows.map((edge) => (
        <Group key={edge.id} gap={4} wrap="nowrap" className={classes.row}>
          <UnstyledButton className={classes.step} onClick={() => showNode(store, edge.target)}>
            {wordsOf(flow, edge.target)}
          </UnstyledButton>
          <ActionIcon
            size="sm"
            aria-label={`Remove the arrow to ${wordsOf(flow, edge.target)}`}
            onClick={() => store.dispatch({ type: "disconnect", ids: [edge.id] })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Select
        aria-label={`${label}: connect to`}
        placeholder="Connect to a step"
        size="xs"
        searchable
        value={null}
        data={isOpen ? targetsOf(flow, node, handle) : []}
        onDropdownOpen={() => setIsOpen(true)}
        onDropdownClose={() => setIsOpen(false)}
        nothingFoundMessage="No step can follow here"
        onChange={(target) => {
          if (target === null) return;
          store.dispatch({ type: "connect", source: node.id, sourceHandle: handle, target });
        }}
      />
    </div>
  );
}

function selectFlow({ history }: EditorState): Flow {
  return history.present;
}

function wordsOf(flow: Flow, id: string): string {
  const node = findNode(flow, id);
  return node === null ? id : stepWords(node);
}

function targetsOf(flow: Flow, node: FlowNode, sourceHandle: SourceHandle) {
  return flow.nodes
    .filter(({ id }) => canConnect(flow, { source: node.id, sourceHandle, target: id }).ok)
    .map((target) => ({ value: target.id, label: stepWords(target) }));
}
