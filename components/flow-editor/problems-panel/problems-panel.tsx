import { Button, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCircleCheck, IconWand } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { hasErrors } from "#core/diagnostic.ts";
import { formWords } from "#core/dialects/form-words.ts";
import type { Flow } from "#core/flow/flow.ts";
import { targetsOf } from "#core/lint/lint-flow.ts";
import { lintTargets, type LintTarget } from "#core/lint/lint-rule.ts";
import { ProblemCounts } from "../../ui/problem-counts.tsx";
import { ProblemList } from "../../ui/problem-list.tsx";
import { sortProblems } from "../derive-problems.ts";
import { showNode } from "../editor-intents.ts";
import type { EditorState } from "../editor-store.ts";
import { fixAll, fixProblem } from "../fix-problems.ts";
import { nodeWords } from "../step-words.ts";
import { useEditor, useEditorStore } from "../use-editor.ts";
import { useFindProblems } from "./use-find-problems.ts";
import classes from "./problems-panel.module.css";

/** Everything that is wrong with the flow, for who is to run it; a problem leads to its step, or is fixed at once. */
export function ProblemsPanel() {
  const store = useEditorStore();
  const flow = useEditor(selectSettled);
  const [chosen, setChosen] = useState<LintTarget | null>(null);
  const targets = useMemo(() => (chosen === null ? targetsOf(flow) : [chosen]), [chosen, flow]);
  const find = useFindProblems(chosen);
  const problems = useMemo(() => sortProblems(find(flow)), [find, flow]);
  const fixable = problems.filter((found) => found.fix !== undefined).length;
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <span className={classes.target}>
          <span aria-hidden>Checked for</span>
          <Select
            size="xs"
            aria-label="Checked for"
            className={classes.select}
            data={lintTargets.map((target) => ({ value: target, label: formWords[target].title }))}
            value={targets[0] ?? "hookline"}
            onChange={(value) => setChosen(lintTargets.find((each) => each === value) ?? null)}
          />
        </span>
        <ProblemCounts problems={problems} />
        {fixable < 2 ? null : (
          <Button
            size="xs"
            variant="default"
            className={classes.fixAll}
            leftSection={<IconWand size={15} stroke={1.7} aria-hidden />}
            onClick={() => sayFixed(fixAll(store, find))}
          >
            Fix all {fixable}
          </Button>
        )}
      </div>
      {problems.length === 0 ? <NoProblems /> : null}
      <ProblemList
        problems={problems}
        onShow={({ nodeId }) => {
          if (nodeId !== undefined) showNode(store, nodeId);
        }}
        placeOf={({ nodeId }) => nodeWords(flow, nodeId)}
        renderAction={(found) =>
          found.fix === undefined ? null : (
            <Button
              size="xs"
              variant="light"
              onClick={() => {
                if (!fixProblem(store, find, found)) sayChanged();
              }}
            >
              {found.fix.title}
            </Button>
          )
        }
      />
      {problems.length > 0 && !hasErrors(problems) ? (
        <p className={classes.publishable}>None of this stops you from publishing.</p>
      ) : null}
    </div>
  );
}

function NoProblems() {
  return (
    <p className={classes.none}>
      <IconCircleCheck size={18} stroke={1.8} aria-hidden /> No problems. The flow can be published.
    </p>
  );
}

function sayFixed(count: number): void {
  notifications.show({
    color: "green",
    message:
      count === 1
        ? "One problem is fixed. Undo brings it back."
        : `${count} problems are fixed. Undo brings them back.`,
  });
}

function sayChanged(): void {
  notifications.show({ message: "The flow has changed since. The list is up to date now." });
}

function selectSettled({ session }: EditorState): Flow {
  return session.settled;
}
