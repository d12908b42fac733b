import { printDocument } from "#core/hook/print-document.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { compiledOf } from "../derive-problems.ts";
import type { EditorState } from "../editor-store.ts";
import { useEditor } from "../use-editor.ts";
import classes from "./json-panel.module.css";

/** The hooks document that the flow compiles to, as it stands now. */
export function JsonPanel() {
  const text = useEditor(selectText);
  return (
    <div className={classes.panel}>
      <p className={classes.line}>The hooks this flow compiles to. They follow what you draw.</p>
      <CodeBlock text={text} name="compiled hooks document" isJson />
    </div>
  );
}

function selectText({ session }: EditorState): string {
  return printDocument(compiledOf(session.settled).document);
}
