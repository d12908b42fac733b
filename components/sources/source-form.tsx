"use client";

import { Button, Group, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { adapterChoices, type Source } from "#core/contracts/sources.ts";
import { hintOf } from "../read-api.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import type { SourceActions } from "./source-actions.ts";
import {
  canSaveDraft,
  draftOf,
  draftProblems,
  newDraft,
  toInput,
  type SourceDraft,
} from "./source-draft.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { AuthFields } from "./auth-fields.tsx";
import { adapterWords } from "./source-words.ts";
import { useWriteSource } from "./use-sources.ts";

export type SourceFormProps = {
  readonly source: Source | null;
  readonly actions: SourceActions;
  /** `secret`: the one that was set, `null` when none was. */
  readonly onSaved: (source: Source, secret: string | null) => void;
  readonly onCancel: () => void;
};

const adapterData = adapterChoices.map((value) => ({ value, label: adapterWords[value] }));

export function SourceForm({ source, actions, onSaved, onCancel }: SourceFormProps) {
  const writing = useWriteSource(actions);
  const [draft, setDraft] = useState<SourceDraft>(() =>
    source === null ? newDraft : draftOf(source),
  );
  const set = (change: Partial<SourceDraft>): void => setDraft({ ...draft, ...change });
  const problems = draftProblems(draft, source?.hasSecret === true);
  const canSave = canSaveDraft(problems);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!canSave) return;
    const secret = draft.auth === "none" || draft.secret === "" ? null : draft.secret;
    writing.mutate(
      { id: source?.id ?? null, source: toInput(draft) },
      { onSuccess: (written) => onSaved(written, secret) },
    );
  };
  return (
    <form onSubmit={save}>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="The last part of its address. Lower-case letters, digits and dashes."
          placeholder="vapi"
          value={draft.name}
          error={draft.name === "" ? null : problems.name}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          onChange={(event) =>
            set({ name: event.currentTarget.value.toLowerCase().replaceAll(/[\s_]+/g, "-") })
          }
        />
        <Select
          label="What it sends"
          data={adapterData}
          value={draft.adapter}
          onChange={(value) => set({ adapter: value ?? draft.adapter })}
        />
        <AuthFields draft={draft} set={set} problems={problems} source={source} />
        <TagsInput
          label="Hosts that may be told what to say in a call"
          description="A Vapi call names its own control address. It is used only on these hosts."
          value={[...draft.controlHosts]}
          onChange={(controlHosts) => set({ controlHosts })}
        />
        <TextInput
          label="Action address (optional)"
          description="Where actions in a call are posted when the call names no address of its own."
          placeholder="https://agent.example.com/actions"
          value={draft.actionUrl}
          error={problems.actionUrl}
          onChange={(event) => set({ actionUrl: event.currentTarget.value })}
        />
        <AnswerFields draft={draft} set={set} />
        {writing.error === null ? null : (
          <ProblemPanel
            title="The source was not saved."
            detail={writing.error.message}
            hint={hintOf(writing.error)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" disabled={!canSave} loading={writing.isPending}>
            {source === null ? "Add source" : "Save changes"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
