"use client";

import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { hasErrors } from "#core/diagnostic.ts";
import type { RunsOn } from "#core/hook/hook.ts";
import { hintOf } from "../../read-api.ts";
import { showLine } from "../../ui/code-field.tsx";
import { ProblemPanel } from "../../ui/problem-panel.tsx";
import type { FlowListActions } from "../flow-list-actions.ts";
import { useImport } from "../use-flows.ts";
import type { FlowPreviewComponent } from "./flow-preview-component.ts";
import { draftName, type ImportDraftControl } from "./import-draft.ts";
import { ImportResult } from "./import-result.tsx";
import { ImportText } from "./import-text.tsx";
import { useImportReading, type ImportReading } from "./use-import-reading.ts";
import { WhoRuns } from "./who-runs.tsx";
import classes from "./import-dialog.module.css";

export type ImportDialogProps = {
  readonly control: ImportDraftControl;
  readonly importHooks: FlowListActions["importHooks"];
  readonly Preview: FlowPreviewComponent;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Takes hooks of any platform, shows the flow they become and what was found, and stores it as a draft. */
export function ImportDialog({ isOpen, onClose, ...form }: ImportDialogProps) {
  const isNarrow = useMediaQuery("(max-width: 47.99em)", false);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Import hooks"
      size={1240}
      fullScreen={isNarrow}
      padding={0}
      closeOnClickOutside={false}
      classNames={{ header: classes.header, content: classes.content, body: classes.body }}
    >
      <ImportForm {...form} onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ control, importHooks, Preview, onClose }: Omit<ImportDialogProps, "isOpen">) {
  const { draft, change } = control;
  const router = useRouter();
  const importing = useImport(importHooks);
  const field = useRef<HTMLTextAreaElement>(null);
  const [shownNodeId, setShownNodeId] = useState<string | null>(null);
  const reading = useImportReading(draft);
  const name = draftName(draft);
  const runsOn = draft.runsOn ?? suggestedBy(reading);
  const form = formOf(reading);
  const readiness = readinessOf(reading, draft.keepsErrors);
  const apply = (): void => {
    if (form === null) return;
    importing.mutate(
      { name: name.trim(), document: draft.text, dialect: form, draft: draft.keepsErrors, runsOn },
      {
        onSuccess: ({ flowId }) => {
          router.push(`/flows/${flowId}`);
          control.clear();
        },
      },
    );
  };
  return (
    <>
      <div className={classes.columns}>
        <ImportText control={control} reading={reading} field={field} />
        <ImportResult
          reading={reading}
          Preview={Preview}
          shownNodeId={shownNodeId}
          onShow={({ line, nodeId }) => {
            setShownNodeId(nodeId ?? null);
            if (line !== undefined && field.current !== null) showLine(field.current, line);
          }}
        />
      </div>
      {importing.error === null ? null : (
        <div className={classes.refused}>
          <ProblemPanel
            title="The flow was not made."
            detail={importing.error.message}
            hint={hintOf(importing.error)}
          />
        </div>
      )}
      <div className={classes.settings}>
        <TextInput
          label="Name of the flow"
          value={name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <WhoRuns form={form} value={runsOn} onChange={(next) => change({ runsOn: next })} />
      </div>
      <div className={classes.foot}>
        {readiness.hasErrors ? (
          <Checkbox
            label="Keep what could be read as a draft"
            description="You mend the rest on the canvas. A draft with errors cannot be published."
            checked={draft.keepsErrors}
            onChange={(event) => change({ keepsErrors: event.currentTarget.checked })}
          />
        ) : (
          <p className={classes.promise}>It becomes a draft. Nothing runs until you publish it.</p>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            onClick={apply}
            loading={importing.isPending || importing.isSuccess}
            disabled={!readiness.isReady || name.trim() === ""}
          >
            Import and open
          </Button>
        </div>
      </div>
    </>
  );
}

type Readiness = {
  /** Something could be read, but not all of it. */
  readonly hasErrors: boolean;
  readonly isReady: boolean;
};

function readinessOf(reading: ImportReading, keepsErrors: boolean): Readiness {
  if (reading.kind !== "read" || reading.read.flow === null) {
    return { hasErrors: false, isReady: false };
  }
  const isBroken = hasErrors(reading.read.diagnostics);
  return { hasErrors: isBroken, isReady: reading.isCurrent && (!isBroken || keepsErrors) };
}

function suggestedBy(reading: ImportReading): RunsOn {
  return reading.kind === "read" ? reading.read.runsOn : "hookline";
}

function formOf(reading: ImportReading) {
  return reading.kind === "read" ? reading.read.form : null;
}
