"use client";

import { Anchor, Button, Group, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation } from "@tanstack/react-query";
import { IconCheck, IconSend } from "@tabler/icons-react";
import Link from "next/link";
import type { SampleEntry } from "#core/samples/sample-calls.ts";
import { valueOf } from "../../read-api.ts";
import { useEditorActions, useEditorStore, useFlush } from "../use-editor.ts";
import classes from "./send-for-real.module.css";

export type SendForRealProps = { readonly sample: SampleEntry };

/** Sends the sample call through the real runtime as a test run, after asking once. */
export function SendForReal({ sample }: SendForRealProps) {
  const { flowId } = useEditorStore();
  const { runTestCall } = useEditorActions();
  const flush = useFlush();
  const sending = useMutation({
    mutationFn: async () => {
      // The runtime plays the stored draft.
      await flush();
      return valueOf(await runTestCall(flowId, sample.id));
    },
  });
  const ask = (): void => {
    modals.openConfirmModal({
      title: "Send this test call for real?",
      children: (
        <Text size="md" c="dimmed">
          Everything this dry run shows is then really sent to its addresses, marked as a test in
          the log. It counts in no rate.
        </Text>
      ),
      labels: { confirm: "Send for real", cancel: "Not now" },
      onConfirm: () => sending.mutate(),
    });
  };
  return (
    <div className={classes.bar}>
      <Text size="sm" c="dimmed">
        {sending.isSuccess ? "What a dry run shows:" : "Dry run. Nothing was sent."}
      </Text>
      <Group gap="sm">
        {sending.isSuccess ? (
          <output className={classes.sent}>
            <IconCheck size={15} aria-hidden /> Sent.{" "}
            <Anchor component={Link} href={`/deliveries?call=${sending.data.callId}`} size="sm">
              See it in the log
            </Anchor>
          </output>
        ) : null}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSend size={14} aria-hidden />}
          loading={sending.isPending}
          onClick={ask}
        >
          Send for real
        </Button>
      </Group>
      {sending.error === null ? null : (
        <p className={classes.problem} role="alert">
          It was not sent: {sending.error.message}
        </p>
      )}
    </div>
  );
}
