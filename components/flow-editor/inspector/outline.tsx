import { UnstyledButton } from "@mantine/core";
import type { Flow } from "#core/flow/flow.ts";
import { canvasStrings } from "../canvas-strings.ts";
import { showNode } from "../editor-intents.ts";
import { outlineRows, type OutlineRow } from "../outline-rows.ts";
import { nodeIcon } from "../step-icons.ts";
import { stepWords } from "../step-words.ts";
import { useEditorStore } from "../use-editor.ts";
import { FormSection } from "./form-section.tsx";
import classes from "./outline.module.css";

export type OutlineProps = { readonly flow: Flow };

/** The flow as an indented list. A step opens its form: the canvas for the keyboard, screen readers and the phone. */
export function Outline({ flow }: OutlineProps) {
  const rows = outlineRows(flow);
  if (rows.length === 0) return null;
  return (
    <FormSection title="Steps">
      <ul className={classes.list}>
        {rows.map((row) => (
          <OutlineStep key={row.node.id} row={row} />
        ))}
      </ul>
    </FormSection>
  );
}

function OutlineStep({ row }: { readonly row: OutlineRow }) {
  const store = useEditorStore();
  const { node, depth, handle } = row;
  const Icon = nodeIcon(node);
  return (
    <li style={{ "--depth": Math.min(depth, 5) }} className={classes.row}>
      <UnstyledButton
        className={classes.step}
        data-kind={node.kind}
        onClick={() => showNode(store, node.id)}
      >
        <Icon size={16} stroke={1.7} aria-hidden />
        <span className={classes.words}>
          {handle === "otherwise" ? `${canvasStrings.outgoing.otherwise}: ` : ""}
          {stepWords(node)}
        </span>
      </UnstyledButton>
    </li>
  );
}
