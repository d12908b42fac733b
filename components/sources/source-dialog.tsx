"use client";

import { Button, Group, Modal, Stack } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Source } from "#core/contracts/sources.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import type { SourceActions } from "./source-actions.ts";
import { SourceForm } from "./source-form.tsx";

export type SourceDialogProps = {
  readonly isOpen: boolean;
  /** The source to change, `null` for a new one. */
  readonly source: Source | null;
  readonly actions: SourceActions;
  readonly onClose: () => void;
};

type Saved = { readonly source: Source; readonly secret: string };

/** Writes a source. A secret that was set is shown once more, to be copied to the platform. */
export function SourceDialog({ isOpen, source, actions, onClose }: SourceDialogProps) {
  const [saved, setSaved] = useState<Saved | null>(null);
  const router = useRouter();
  const close = (): void => {
    onClose();
    setSaved(null);
  };
  const finish = (written: Source, secret: string | null): void => {
    if (secret !== null) setSaved({ source: written, secret });
    else {
      close();
      if (source === null) router.push(`/sources/${written.id}`);
    }
  };
  const title = source === null ? "Add a source" : `Change ${source.name}`;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={saved === null ? title : "Copy the secret"}
      size="lg"
    >
      {saved === null ? (
        <SourceForm source={source} actions={actions} onSaved={finish} onCancel={close} />
      ) : (
        <SecretOnce
          secret={saved.secret}
          onDone={() => {
            close();
            if (source === null) router.push(`/sources/${saved.source.id}`);
          }}
        />
      )}
    </Modal>
  );
}

function SecretOnce({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  return (
    <Stack gap="md">
      <p>
        Enter it at your voice platform. Hookline keeps it encrypted and does not show it again; if
        it gets lost, set another one.
      </p>
      <CodeBlock text={secret} name="secret" />
      <Group justify="flex-end">
        <Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={onDone}>
          I have copied it
        </Button>
      </Group>
    </Stack>
  );
}
