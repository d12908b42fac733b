"use client";

import { Modal, Skeleton, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import type { HooksForm } from "#core/dialects/dialects.ts";
import { formWords, hooksForms } from "#core/dialects/form-words.ts";
import type { Flow } from "#core/flow/flow.ts";
import { ProblemCounts } from "../../ui/problem-counts.tsx";
import { ProblemList } from "../../ui/problem-list.tsx";
import { ProblemPanel } from "../../ui/problem-panel.tsx";
import { compiledOf, sortProblems } from "../derive-problems.ts";
import { showNode } from "../editor-intents.ts";
import type { EditorState } from "../editor-store.ts";
import { nodeWords } from "../step-words.ts";
import { useEditor, useEditorStore } from "../use-editor.ts";
import { ExportFiles } from "./export-files.tsx";
import { isAllLost } from "./is-all-lost.ts";
import { NothingLeft, RunsTwice } from "./runs-twice.tsx";
import { SupportSummary } from "./support-summary.tsx";
import { useExport, type FlowExport } from "./use-export.ts";
import classes from "./export-dialog.module.css";

export type ExportDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** The flow in the form of a platform: its files, and everything that is lost on the way. */
export function ExportDialog({ isOpen, onClose }: ExportDialogProps) {
  const isNarrow = useMediaQuery("(max-width: 47.99em)", false);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Export hooks"
      size={1080}
      fullScreen={isNarrow}
      padding={0}
      classNames={{ header: classes.header, content: classes.content, body: classes.body }}
    >
      <ExportBody onClose={onClose} />
    </Modal>
  );
}

function ExportBody({ onClose }: Pick<ExportDialogProps, "onClose">) {
  const flow = useEditor(selectFlow);
  const [target, setTarget] = useState<HooksForm>("vapi");
  const exported = useExport(flow, target);
  return (
    <>
      <div
        className={classes.targets}
        role="tablist"
        aria-label="Platform"
        aria-orientation="vertical"
      >
        {hooksForms.map((form) => (
          <UnstyledButton
            key={form}
            id={`export-to-${form}`}
            role="tab"
            aria-selected={form === target}
            aria-controls="export-result"
            tabIndex={form === target ? 0 : -1}
            className={classes.target}
            onClick={() => setTarget(form)}
            onKeyDown={(event) => {
              const next = neighbour(form, event.key);
              if (next === null) return;
              event.preventDefault();
              setTarget(next);
              document.querySelector<HTMLElement>(`#export-to-${next}`)?.focus();
            }}
          >
            <span className={classes.targetTitle}>{formWords[form].title}</span>
            <span className={classes.targetLanguage}>{formWords[form].language}</span>
          </UnstyledButton>
        ))}
      </div>
      <div
        id="export-result"
        role="tabpanel"
        aria-labelledby={`export-to-${target}`}
        className={classes.result}
      >
        <ExportNote exported={exported} target={target} />
        <ExportResult key={target} exported={exported} target={target} onClose={onClose} />
      </div>
    </>
  );
}

type ExportNoteProps = { readonly exported: FlowExport; readonly target: HooksForm };

/** What to know first: that nothing is left to run there, and that the same hooks in both places run twice. */
function ExportNote({ exported, target }: ExportNoteProps) {
  const hooks = useEditor(selectHooks);
  if (target === "hookline" || exported.kind !== "written") return null;
  const { title } = formWords[target];
  return (
    <>
      {isAllLost(exported.written.diagnostics, hooks) ? <NothingLeft platform={title} /> : null}
      <RunsTwice platform={title} />
    </>
  );
}

type ExportResultProps = {
  readonly exported: FlowExport;
  readonly target: HooksForm;
  readonly onClose: () => void;
};

function ExportResult({ exported, target, onClose }: ExportResultProps) {
  const store = useEditorStore();
  const flow = useEditor(selectFlow);
  if (exported.kind === "writing") return <Skeleton height={320} radius="md" />;
  if (exported.kind === "failed") {
    return (
      <ProblemPanel
        title="The export could not be loaded."
        detail="Hookline does not answer. Check that it runs, then open this again."
      />
    );
  }
  const { files, diagnostics } = exported.written;
  const { title } = formWords[target];
  return (
    <>
      <ExportFiles files={files} />
      {diagnostics.length === 0 ? null : (
        <section aria-labelledby="export-findings">
          <div className={classes.findingsHead}>
            <h3 id="export-findings" className={classes.title}>
              {files.length === 0 ? "Mend this first" : `What changes in ${title}, or is left out`}
            </h3>
            <ProblemCounts problems={diagnostics} />
          </div>
          <div className={classes.findings}>
            <ProblemList
              problems={sortProblems(diagnostics)}
              placeOf={({ nodeId }) => nodeWords(flow, nodeId)}
              onShow={({ nodeId }) => {
                if (nodeId === undefined) return;
                showNode(store, nodeId);
                onClose();
              }}
            />
          </div>
        </section>
      )}
      {exported.support.length === 0 ? null : (
        <SupportSummary platform={title} rows={exported.support} />
      )}
    </>
  );
}

const steps: ReadonlyMap<string, number> = new Map([
  ["ArrowDown", 1],
  ["ArrowRight", 1],
  ["ArrowUp", -1],
  ["ArrowLeft", -1],
]);

/** The tab that an arrow key leads to. */
function neighbour(form: HooksForm, key: string): HooksForm | null {
  const step = steps.get(key);
  if (step === undefined) return null;
  const index = hooksForms.indexOf(form) + step;
  return hooksForms.at(index % hooksForms.length) ?? null;
}

function selectFlow({ history }: EditorState): Flow {
  return history.present;
}

function selectHooks({ history }: EditorState): number {
  return compiledOf(history.present).document.hooks.length;
}
