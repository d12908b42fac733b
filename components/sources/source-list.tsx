"use client";

import { Button } from "@mantine/core";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { Source } from "#core/contracts/sources.ts";
import { hintOf } from "../read-api.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import type { SourceActions } from "./source-actions.ts";
import { SourceDialog } from "./source-dialog.tsx";
import { SourceState } from "./source-state.tsx";
import { adapterWords, authWords } from "./source-words.ts";
import { useSources } from "./use-sources.ts";
import classes from "./source-list.module.css";

export type SourceListProps = { readonly actions: SourceActions };

/** Every connection to a voice platform, and whether its events arrive. */
export function SourceList({ actions }: SourceListProps) {
  const sources = useSources();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Page>
      <PageHeader
        title="Sources"
        line="Where events come from: one for each voice platform, with its own address."
      >
        <Button
          leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          Add source
        </Button>
      </PageHeader>
      {sources.error === null ? null : (
        <ProblemPanel
          title="The sources could not be read."
          detail={sources.error.message}
          hint={hintOf(sources.error)}
          onRetry={() => void sources.refetch()}
        />
      )}
      {sources.isPending ? <ListSkeleton label="Loading the sources" /> : null}
      {sources.data?.length === 0 ? (
        <EmptyState
          icon={<IconPlugConnected size={22} stroke={1.6} />}
          title="No source yet"
          line="A source is an address your voice platform sends its events to. Without one, flows run in test calls only."
        >
          <Button onClick={() => setIsAdding(true)}>Add the first source</Button>
        </EmptyState>
      ) : null}
      <ul className={classes.list}>
        {(sources.data ?? []).map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </ul>
      <SourceDialog
        isOpen={isAdding}
        source={null}
        actions={actions}
        onClose={() => setIsAdding(false)}
      />
    </Page>
  );
}

function SourceCard({ source }: { readonly source: Source }) {
  return (
    <li className={classes.card}>
      <div className={classes.top}>
        <h2 className={classes.name}>
          <Link href={`/sources/${source.id}`} className={classes.link}>
            {source.name}
          </Link>
        </h2>
        <SourceState source={source} />
      </div>
      <p className={classes.line}>
        {adapterWords[source.adapter]} · {authWords[source.auth]}
      </p>
      <div className={classes.address}>
        <code>{source.address}</code>
        <CopyButton text={source.address} label={`Copy the address of ${source.name}`} />
      </div>
    </li>
  );
}
