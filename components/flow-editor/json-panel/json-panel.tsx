import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { printDocument } from "#core/hook/print-document.ts";
import { compiledOf } from "../derive-problems.ts";
import type { EditorState } from "../editor-store.ts";
import { useEditor } from "../use-editor.ts";
import classes from "./json-panel.module.css";

/** The hooks document that the flow compiles to, as it stands now. */
export function JsonPanel() {
  const text = useEditor(selectText);
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <p>The hooks this flow compiles to. It follows what you draw.</p>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={
                copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
              }
              onClick={copy}
            >
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* A text that scrolls has to be reachable by keyboard, or it cannot be read to its end. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- said above */}
      <pre className={classes.text} tabIndex={0} aria-label="Compiled hooks document">
        {text}
      </pre>
    </div>
  );
}

function selectText({ history }: EditorState): string {
  return printDocument(compiledOf(history.present).document);
}
