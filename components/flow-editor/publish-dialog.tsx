"use client";

import { Anchor, Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { IconCircleCheck } from "@tabler/icons-react";
import Link from "next/link";
import { useMemo } from "react";
import type { Diagnostic } from "#core/diagnostic.ts";
import { hasErrors } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { sourceListSchema } from "#core/contracts/sources.ts";
import { readApi, valueOf } from "../read-api.ts";
import { ProblemList } from "../ui/problem-list.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { sortProblems } from "./derive-problems.ts";
import { showNode } from "./editor-intents.ts";
import { toLiveState, type EditorState } from "./editor-store.ts";
import { useFindProblems } from "./problems-panel/use-find-problems.ts";
import { useEditor, useEditorActions, useEditorStore, useFlush } from "./use-editor.ts";
import classes from "./publish-dialog.module.css";

export type PublishDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** What publishing does, what stands in its way, and afterwards what is waited for. */
export function PublishDialog({ isOpen, onClose }: PublishDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Publish" size="lg">
      <PublishSteps onClose={onClose} />
    </Modal>
  );
}

type PublishStepsProps = Omit<PublishDialogProps, "isOpen">;

function PublishSteps({ onClose }: PublishStepsProps) {
  const store = useEditorStore();
  const { publishFlow } = useEditorActions();
  const flush = useFlush();
  const find = useFindProblems(null);
  const flow = useEditor(selectFlow);
  const diagnostics = useMemo(() => find(flow), [find, flow]);
  const publishing = useMutation({
    mutationFn: async () => {
      // Publishing makes a version of what is stored.
      await flush();
      return { detail: valueOf(await publishFlow(store.flowId)), publishedAtMs: Date.now() };
    },
    onSuccess: ({ detail }) => {
      const { stored } = store.state.getState().session.live;
      store.setSession({ live: { ...toLiveState(detail), stored } });
    },
  });
  if (publishing.data !== undefined) {
    const { detail, publishedAtMs } = publishing.data;
    return <Published version={detail.liveVersion} sinceMs={publishedAtMs} onClose={onClose} />;
  }
  return (
    <Stack gap="md">
      <Readiness
        diagnostics={diagnostics}
        onShow={(id) => {
          showNode(store, id);
          onClose();
        }}
      />
      {publishing.error === null ? null : (
        <ProblemPanel
          title="The flow was not published."
          detail={publishing.error.message}
          hint="What was live before still is."
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button
          loading={publishing.isPending}
          disabled={hasErrors(diagnostics)}
          onClick={() => publishing.mutate()}
        >
          Publish
        </Button>
      </Group>
    </Stack>
  );
}

type ReadinessProps = {
  readonly diagnostics: readonly Diagnostic[];
  readonly onShow: (nodeId: string) => void;
};

function Readiness({ diagnostics, onShow }: ReadinessProps) {
  const blocking = hasErrors(diagnostics);
  const shown = sortProblems(diagnostics);
  return (
    <>
      <p>
        {blocking
          ? "Something has to be mended first. Warnings do not stop you, errors do."
          : "From then on, every call event that fits makes this flow run. The draft stays yours to change."}
      </p>
      {shown.length === 0 ? null : (
        <div className={classes.problems}>
          <ProblemList
            problems={shown}
            onShow={({ nodeId }) => {
              if (nodeId !== undefined) onShow(nodeId);
            }}
          />
        </div>
      )}
    </>
  );
}

type PublishedProps = {
  readonly version: number | null;
  readonly sinceMs: number;
  readonly onClose: () => void;
};

const pollMs = 3_000;

function Published({ version, sinceMs, onClose }: PublishedProps) {
  const last = useQuery({
    queryKey: ["sources", "last-event"],
    queryFn: fetchLastEvent,
    refetchInterval: pollMs,
  });
  const lastEventAt = last.data ?? null;
  const hasCome = lastEventAt !== null && Date.parse(lastEventAt) > sinceMs;
  return (
    <Stack gap="md">
      <p className={classes.live}>
        <IconCircleCheck size={20} stroke={1.8} aria-hidden /> Version {version} is live.
      </p>
      <output className={classes.waiting} data-come={hasCome || undefined}>
        <span className={classes.dot} aria-hidden />
        {hasCome ? (
          <span>
            An event arrived <RelativeTime iso={lastEventAt} />.
          </span>
        ) : (
          <span>
            Waiting for your first real event. Point your voice platform at a{" "}
            <Anchor component={Link} href="/sources" inherit>
              source
            </Anchor>
            , and it appears here.
          </span>
        )}
      </output>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Keep editing
        </Button>
        {hasCome ? (
          <Button component={Link} href="/deliveries/events">
            See it in the log
          </Button>
        ) : (
          <Button component={Link} href="/sources">
            Set up a source
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** The newest time at which any source took an event, ISO 8601; `null` when none has. */
async function fetchLastEvent(): Promise<string | null> {
  const { sources } = await readApi("/api/v1/sources", sourceListSchema);
  const times = sources.flatMap((source) => source.lastEventAt ?? []);
  return times.toSorted().at(-1) ?? null;
}

function selectFlow({ history }: EditorState): Flow {
  return history.present;
}
