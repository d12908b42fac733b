"use client";

import { Button } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { SecretSummary } from "#core/contracts/secrets.ts";
import { hintOf } from "../read-api.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import type { SecretActions } from "./secret-actions.ts";
import { SecretDialog, type SecretEdit } from "./secret-dialog.tsx";
import { SecretRow } from "./secret-row.tsx";
import { useSecrets } from "./use-secrets.ts";
import classes from "./secret-list.module.css";

export type SecretListProps = { readonly actions: SecretActions };

/** The names of all secrets, where they are used, and the dialog that writes one. */
export function SecretList({ actions }: SecretListProps) {
  const secrets = useSecrets();
  const [edit, setEdit] = useState<SecretEdit | null>(null);
  const list = secrets.data?.secrets;
  const add = (): void => setEdit({ kind: "add" });
  return (
    <Page>
      <PageHeader
        title="Secrets"
        line="Addresses and keys that flows use by name. A value goes in and never comes out again."
      >
        <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={add}>
          Add secret
        </Button>
      </PageHeader>
      {secrets.error === null ? null : (
        <ProblemPanel
          title="The secrets could not be read."
          detail={secrets.error.message}
          hint={hintOf(secrets.error)}
          onRetry={() => void secrets.refetch()}
        />
      )}
      {secrets.isPending ? <ListSkeleton label="Loading the secrets" /> : null}
      {list?.length === 0 ? <NoSecrets onAdd={add} /> : null}
      {list === undefined || list.length === 0 ? null : (
        <SecretTable
          secrets={list}
          actions={actions}
          onReplace={(name) => setEdit({ kind: "replace", name })}
        />
      )}
      <SecretDialog
        edit={edit}
        taken={list?.map((secret) => secret.name) ?? []}
        saveSecret={actions.saveSecret}
        onClose={() => setEdit(null)}
      />
    </Page>
  );
}

type SecretTableProps = {
  readonly secrets: readonly SecretSummary[];
  readonly actions: SecretActions;
  readonly onReplace: (name: string) => void;
};

function SecretTable({ secrets, actions, onReplace }: SecretTableProps) {
  return (
    <section aria-label="Your secrets" className={classes.table}>
      <div className={classes.head} aria-hidden>
        <span>Name</span>
        <span>Used by</span>
        <span>Changed</span>
        <span />
      </div>
      <ul className={classes.rows}>
        {secrets.map((secret) => (
          <SecretRow
            key={secret.name}
            secret={secret}
            deleteSecret={actions.deleteSecret}
            onReplace={() => onReplace(secret.name)}
          />
        ))}
      </ul>
    </section>
  );
}

function NoSecrets({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <EmptyState
      icon={<IconKey size={22} stroke={1.6} />}
      title="No secrets yet"
      line="A Slack webhook address or an API key belongs here. Flows write ${NAME} in its place, so that nobody who reads a flow or the log sees it."
    >
      <Button onClick={onAdd}>Add the first secret</Button>
    </EmptyState>
  );
}
