"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconFileImport, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { FlowSummary } from "#core/contracts/flows.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { FirstRun } from "./first-run.tsx";
import { FlowGallery } from "./flow-gallery.tsx";
import type { FlowListActions } from "./flow-list-actions.ts";
import { FlowRow } from "./flow-row.tsx";
import { DropVeil } from "./import/drop-veil.tsx";
import type { FlowPreviewComponent } from "./import/flow-preview-component.ts";
import { ImportDialog } from "./import/import-dialog.tsx";
import { useFileDrop } from "./import/use-file-drop.ts";
import { useImportDraft } from "./import/import-draft.ts";
import { useCreateFlow } from "./use-create-flow.ts";
import { hintOf } from "../read-api.ts";
import { useFlows } from "./use-flows.ts";
import classes from "./flow-list.module.css";

export type FlowListProps = {
  readonly actions: FlowListActions;
  /** Shows what an import becomes. */
  readonly Preview: FlowPreviewComponent;
  /** Whether the import is open from the start. */
  readonly opensImport: boolean;
};

/** All flows, the templates to start from, and the import of a document. */
export function FlowList({ actions, Preview, opensImport }: FlowListProps) {
  const flows = useFlows();
  const creation = useCreateFlow(actions.createFlow);
  const [isImporting, setIsImporting] = useState(opensImport);
  const draft = useImportDraft();
  const isHoldingFile = useFileDrop((file) => {
    setIsImporting(true);
    void draft.takeFile(file);
  });
  const isFirstRun = flows.data?.length === 0;
  return (
    <Page>
      <PageHeader title="Flows" line="What happens when something happens in a call.">
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden />}
          onClick={() => setIsImporting(true)}
        >
          Import
        </Button>
        <Button
          variant={isFirstRun ? "default" : "filled"}
          leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
          loading={creation.pending === "empty"}
          onClick={creation.createEmpty}
        >
          New flow
        </Button>
      </PageHeader>
      {flows.error === null ? null : (
        <ProblemPanel
          title="The flows could not be read."
          detail={flows.error.message}
          hint={hintOf(flows.error)}
          onRetry={() => void flows.refetch()}
        />
      )}
      {isFirstRun ? <FirstRun creation={creation} /> : null}
      {flows.isPending ? <FlowSkeletons /> : null}
      {flows.data === undefined || isFirstRun ? null : (
        <FlowTable flows={flows.data} actions={actions} />
      )}
      <FlowGallery creation={creation} />
      {isHoldingFile ? <DropVeil /> : null}
      <ImportDialog
        control={draft}
        Preview={Preview}
        importHooks={actions.importHooks}
        isOpen={isImporting}
        onClose={() => setIsImporting(false)}
      />
    </Page>
  );
}

type FlowTableProps = {
  readonly flows: readonly FlowSummary[];
  readonly actions: FlowListActions;
};

function FlowTable({ flows, actions }: FlowTableProps) {
  return (
    <section aria-label="Your flows" className={classes.table}>
      <div className={classes.head} aria-hidden>
        <span>Flow</span>
        <span>State</span>
        <span>Last fired</span>
        <span>Sent, 7 days</span>
        <span>On</span>
        <span />
      </div>
      <ul className={classes.rows}>
        {flows.map((flow) => (
          <FlowRow key={flow.id} flow={flow} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

function FlowSkeletons() {
  return (
    <section className={classes.table} aria-busy aria-label="Loading your flows">
      <div className={classes.head} />
      {[0, 1, 2].map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton height={13} width="32%" radius="sm" />
          <Skeleton height={11} width="20%" mt={9} radius="sm" />
        </div>
      ))}
    </section>
  );
}
