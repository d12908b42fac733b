"use client";

import { Button, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { secretNameSchema } from "#core/contracts/secrets.ts";
import { hintOf } from "../read-api.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import type { SecretActions } from "./secret-actions.ts";
import { useSaveSecret } from "./use-secrets.ts";

/** What the dialog writes: a new secret, or another value for one. */
export type SecretEdit =
  | { readonly kind: "add" }
  | { readonly kind: "replace"; readonly name: string };

export type SecretDialogProps = {
  /** `null` while the dialog is closed. */
  readonly edit: SecretEdit | null;
  readonly taken: readonly string[];
  readonly saveSecret: SecretActions["saveSecret"];
  readonly onClose: () => void;
};

/** Takes a name and a value. The value is never shown again. */
export function SecretDialog({ edit, taken, saveSecret, onClose }: SecretDialogProps) {
  return (
    <Modal
      opened={edit !== null}
      onClose={onClose}
      title={edit?.kind === "replace" ? `Replace ${edit.name}` : "Add a secret"}
    >
      {edit === null ? null : (
        <SecretForm edit={edit} taken={taken} saveSecret={saveSecret} onClose={onClose} />
      )}
    </Modal>
  );
}

type SecretFormProps = Omit<SecretDialogProps, "edit"> & { readonly edit: SecretEdit };

function SecretForm({ edit, taken, saveSecret, onClose }: SecretFormProps) {
  const saving = useSaveSecret(saveSecret);
  const [name, setName] = useState(edit.kind === "replace" ? edit.name : "");
  const [value, setValue] = useState("");
  const problem = edit.kind === "replace" ? null : nameProblem(name, taken);
  const canSave = name !== "" && value !== "" && problem === null;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) saving.mutate({ name, value }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="md">
        {edit.kind === "replace" ? null : (
          <TextInput
            label="Name"
            description="Capital letters, digits and underscores. Flows use it as ${NAME}."
            placeholder="SLACK_WEBHOOK_URL"
            value={name}
            error={name === "" ? null : problem}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            styles={{ input: { fontFamily: "var(--font-mono)" } }}
            onChange={(event) => setName(toName(event.currentTarget.value))}
          />
        )}
        <PasswordInput
          label="Value"
          description="Kept encrypted. Nobody can read it here afterwards."
          value={value}
          autoComplete="new-password"
          data-autofocus={edit.kind === "replace" || undefined}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        {saving.error === null ? null : (
          <ProblemPanel
            title="The secret was not saved."
            detail={saving.error.message}
            hint={hintOf(saving.error)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!canSave} loading={saving.isPending}>
            {edit.kind === "replace" ? "Replace" : "Save secret"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What people type is nearly a name: capitals and underscores are put in for them. */
function toName(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]+/g, "_");
}

function nameProblem(name: string, taken: readonly string[]): string | null {
  const read = secretNameSchema.safeParse(name);
  if (!read.success) return `Please ${read.error.issues[0]?.message ?? "choose another name"}.`;
  return taken.includes(name) ? "There is a secret of this name. Replace its value instead." : null;
}
