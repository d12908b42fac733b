"use client";

import { Skeleton } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import type { Diagnostic } from "#core/diagnostic.ts";
import { formWords, hooksForms } from "#core/dialects/form-words.ts";
import type { FlowRead } from "#core/exchange/read-flow.ts";
import { ProblemCounts } from "../../ui/problem-counts.tsx";
import { ProblemList } from "../../ui/problem-list.tsx";
import { ProblemPanel } from "../../ui/problem-panel.tsx";
import type { FlowPreviewComponent } from "./flow-preview-component.ts";
import type { ImportReading } from "./use-import-reading.ts";
import classes from "./import-result.module.css";

export type ImportResultProps = {
  readonly reading: ImportReading;
  readonly Preview: FlowPreviewComponent;
  readonly shownNodeId: string | null;
  readonly onShow: (found: Diagnostic) => void;
};

/** What the text becomes: the flow, and everything that was found on the way. */
export function ImportResult({ reading, Preview, shownNodeId, onShow }: ImportResultProps) {
  return (
    <section className={classes.side} aria-label="What it becomes" aria-live="off">
      {reading.kind === "empty" ? <WhatIsRead /> : null}
      {reading.kind === "reading" ? <Skeleton height="100%" radius="md" /> : null}
      {reading.kind === "failed" ? (
        <ProblemPanel
          title="The preview could not be loaded."
          detail="Hookline does not answer. Check that it runs."
          hint="What you pasted stays here. Change something to try again."
        />
      ) : null}
      {reading.kind === "read" ? (
        <ReadResult
          read={reading.read}
          Preview={Preview}
          shownNodeId={shownNodeId}
          onShow={onShow}
        />
      ) : null}
    </section>
  );
}

type ReadResultProps = Omit<ImportResultProps, "reading"> & { readonly read: FlowRead };

/** A list that nobody reads to its end only makes the page slow. */
const maxShown = 200;
const ranks = { error: 0, warning: 1, info: 2 } as const;

function ReadResult({ read, Preview, shownNodeId, onShow }: ReadResultProps) {
  const { flow, diagnostics } = read;
  const sorted = diagnostics.toSorted((one, other) => ranks[one.severity] - ranks[other.severity]);
  return (
    <>
      {flow === null || flow.nodes.length === 0 ? null : (
        <div className={classes.preview}>
          <Preview flow={flow} shownNodeId={shownNodeId} />
        </div>
      )}
      <div className={classes.summary}>
        <p className={classes.hooks} aria-live="polite">
          {hooksWords(read)}
        </p>
        <ProblemCounts problems={diagnostics} />
      </div>
      <div className={classes.findings}>
        {sorted.length === 0 ? (
          <p className={classes.fine}>
            <IconCircleCheck size={18} stroke={1.8} aria-hidden /> Everything was read as it stands.
          </p>
        ) : (
          <ProblemList
            problems={sorted.slice(0, maxShown)}
            onShow={onShow}
            canShow={({ line, nodeId }) => line !== undefined || nodeId !== undefined}
          />
        )}
        {sorted.length > maxShown ? (
          <p className={classes.more}>
            And {sorted.length - maxShown} more. These are the {maxShown} most serious ones.
          </p>
        ) : null}
      </div>
    </>
  );
}

function hooksWords({ flow, hooks }: FlowRead): string {
  if (flow === null) return "Nothing could be read";
  if (hooks === 0) return "No hooks in it";
  return hooks === 1 ? "One hook" : `${hooks} hooks`;
}

/** Before anything is pasted: what there is to paste. */
function WhatIsRead() {
  return (
    <div className={classes.teach}>
      <h3 className={classes.teachTitle}>Bring what you have</h3>
      <p className={classes.teachLine}>
        Hookline recognises the platform, shows the flow your hooks become, and names everything it
        cannot take over.
      </p>
      <dl className={classes.forms}>
        {hooksForms.map((form) => (
          <div key={form} className={classes.form}>
            <dt>
              {formWords[form].title} <span>{formWords[form].language}</span>
            </dt>
            <dd>{formWords[form].brings}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
