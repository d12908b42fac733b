import { IconCircleCheck } from "@tabler/icons-react";
import type { Diagnostic } from "#core/diagnostic.ts";
import { ProblemList } from "../../ui/problem-list.tsx";
import { compiledOf, sortProblems } from "../derive-problems.ts";
import { showNode } from "../editor-intents.ts";
import type { EditorState } from "../editor-store.ts";
import { useEditor, useEditorStore } from "../use-editor.ts";
import classes from "./problems-panel.module.css";

/** Everything that is wrong with the flow; a problem leads to its step. */
export function ProblemsPanel() {
  const store = useEditorStore();
  const diagnostics = useEditor(selectDiagnostics);
  if (diagnostics.length === 0) {
    return (
      <p className={classes.none}>
        <IconCircleCheck size={18} stroke={1.8} aria-hidden /> No problems. The flow can be
        published.
      </p>
    );
  }
  return (
    <div className={classes.panel}>
      <ProblemList
        problems={sortProblems(diagnostics)}
        onShow={({ nodeId }) => {
          if (nodeId !== undefined) showNode(store, nodeId);
        }}
      />
    </div>
  );
}

function selectDiagnostics({ session }: EditorState): readonly Diagnostic[] {
  return compiledOf(session.settled).diagnostics;
}
