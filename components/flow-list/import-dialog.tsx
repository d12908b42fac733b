"use client";

import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemList } from "../ui/problem-list.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { ProblemError } from "../read-api.ts";
import type { FlowListActions } from "./flow-list-actions.ts";
import { useImport } from "./use-flows.ts";

export type ImportDialogProps = {
  readonly importHooks: FlowListActions["importHooks"];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Takes a hooks document by paste, stores it as a draft, and shows what was found in it. */
export function ImportDialog({ importHooks, isOpen, onClose }: ImportDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Import hooks" size="lg">
      <ImportForm importHooks={importHooks} onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ importHooks, onClose }: Omit<ImportDialogProps, "isOpen">) {
  const router = useRouter();
  const importing = useImport(importHooks);
  const [name, setName] = useState("Imported hooks");
  const [text, setText] = useState("");
  const send = (draft: boolean): void => importing.mutate({ name, document: text, draft });
  const imported = importing.data;
  if (imported !== undefined) {
    return (
      <Stack gap="md">
        <p>
          {imported.hooks === 1 ? "One hook" : `${imported.hooks} hooks`} imported as a draft.
          Nothing runs until you publish it.
        </p>
        <ProblemList problems={imported.diagnostics} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button onClick={() => router.push(`/flows/${imported.flowId}`)}>Open the flow</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <TextInput
        label="Name of the flow"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Hooks as JSON"
        description="A hooks document, or the hooks of a Vapi assistant: { “hooks”: [ … ] }"
        placeholder='{ "hooks": [ { "on": "call.ending", "do": [ … ] } ] }'
        minRows={10}
        maxRows={18}
        autosize
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        styles={{ input: { fontFamily: "var(--font-mono)", fontSize: "var(--text-sm)" } }}
        data-autofocus
      />
      {importing.error === null ? null : (
        <ImportProblem error={importing.error} onImportAnyway={() => send(true)} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          onClick={() => send(false)}
          loading={importing.isPending}
          disabled={text.trim() === "" || name.trim() === ""}
        >
          Import as draft
        </Button>
      </Group>
    </Stack>
  );
}

type ImportProblemProps = { readonly error: Error; readonly onImportAnyway: () => void };

function ImportProblem({ error, onImportAnyway }: ImportProblemProps) {
  const problem = error instanceof ProblemError ? error.problem : null;
  const isReadable = problem?.diagnostics?.every((found) => found.code !== "document.not-json");
  return (
    <Stack gap="xs">
      <ProblemPanel
        title="The document was not imported."
        detail={error.message}
        hint={problem?.hint ?? "Nothing was stored. Mend the text and import it again."}
      />
      {problem?.diagnostics === undefined ? null : (
        <>
          <ProblemList problems={problem.diagnostics} />
          {isReadable ? (
            <Button variant="default" size="xs" onClick={onImportAnyway}>
              Import anyway and mend it on the canvas
            </Button>
          ) : null}
        </>
      )}
    </Stack>
  );
}
