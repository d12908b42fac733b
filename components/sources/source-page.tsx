"use client";

import { Anchor, Button, Skeleton, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconChevronLeft, IconPencil, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Source } from "#core/contracts/sources.ts";
import { hintOf } from "../read-api.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import type { SourceActions } from "./source-actions.ts";
import { SourceDialog } from "./source-dialog.tsx";
import { SourceSetUp } from "./source-set-up.tsx";
import { adapterWords, authWords } from "./source-words.ts";
import { useDeleteSource, useSources } from "./use-sources.ts";
import classes from "./source-page.module.css";

export type SourcePageProps = { readonly sourceId: string; readonly actions: SourceActions };

/** One source: whether events arrive, how to set the platform up, and its settings. */
export function SourcePage({ sourceId, actions }: SourcePageProps) {
  const sources = useSources();
  const source = sources.data?.find((each) => each.id === sourceId);
  return (
    <Page>
      <Anchor component={Link} href="/sources" className={classes.back}>
        <IconChevronLeft size={15} aria-hidden /> All sources
      </Anchor>
      {sources.isPending ? <SourceSkeleton /> : null}
      {sources.error === null ? null : (
        <ProblemPanel
          title="The source could not be read."
          detail={sources.error.message}
          hint={hintOf(sources.error)}
          onRetry={() => void sources.refetch()}
        />
      )}
      {sources.data !== undefined && source === undefined ? (
        <ProblemPanel
          title="There is no such source."
          detail="It may have been deleted. Its events are still in the log."
          hint="The list shows the sources there are."
        />
      ) : null}
      {source === undefined ? null : <SourceDetail source={source} actions={actions} />}
    </Page>
  );
}

type SourceDetailProps = { readonly source: Source; readonly actions: SourceActions };

function SourceDetail({ source, actions }: SourceDetailProps) {
  const [isEditing, setIsEditing] = useState(false);
  return (
    <>
      <PageHeader
        title={source.name}
        line={`${adapterWords[source.adapter]} · ${authWords[source.auth]}`}
      >
        <Button
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
          onClick={() => setIsEditing(true)}
        >
          Change
        </Button>
        <DeleteButton source={source} deleteSource={actions.deleteSource} />
      </PageHeader>
      <SourceSetUp source={source} />
      <SourceDialog
        isOpen={isEditing}
        source={source}
        actions={actions}
        onClose={() => setIsEditing(false)}
      />
    </>
  );
}

type DeleteButtonProps = {
  readonly source: Source;
  readonly deleteSource: SourceActions["deleteSource"];
};

function DeleteButton({ source, deleteSource }: DeleteButtonProps) {
  const router = useRouter();
  const deletion = useDeleteSource(deleteSource);
  const confirm = (): void => {
    modals.openConfirmModal({
      title: `Delete ${source.name}?`,
      children: (
        <Text size="md" c="dimmed">
          Its address answers 404 from then on, so the platform’s events are lost. What it sent
          stays in the log. This cannot be undone.
        </Text>
      ),
      labels: { confirm: "Delete source", cancel: "Keep it" },
      confirmProps: { color: "red" },
      onConfirm: () =>
        deletion.mutate(source.id, {
          onSuccess: () => router.push("/sources"),
          onError: (error) =>
            notifications.show({
              color: "red",
              title: "The source could not be deleted",
              message: error.message,
            }),
        }),
    });
  };
  return (
    <Button
      variant="default"
      leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
      loading={deletion.isPending}
      onClick={confirm}
    >
      Delete
    </Button>
  );
}

function SourceSkeleton() {
  return (
    <div role="status" aria-busy aria-label="Loading the source">
      <Skeleton height={24} width={180} mt={12} radius="sm" />
      <Skeleton height={92} mt={28} radius="lg" />
      <Skeleton height={320} mt={20} radius="lg" />
    </div>
  );
}
