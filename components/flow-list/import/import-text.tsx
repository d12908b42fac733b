"use client";

import { Button, FileButton, Select } from "@mantine/core";
import { IconFileUpload, IconX } from "@tabler/icons-react";
import type { RefObject } from "react";
import { formWords, hooksForms } from "#core/dialects/form-words.ts";
import { CodeField, type LineMark } from "../../ui/code-field.tsx";
import type { ImportDraftControl } from "./import-draft.ts";
import type { ImportReading } from "./use-import-reading.ts";
import classes from "./import-text.module.css";

export type ImportTextProps = {
  readonly control: ImportDraftControl;
  readonly reading: ImportReading;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

const found = "found";

/** The text, where it came from, and what it is read as. */
export function ImportText({ control, reading, field }: ImportTextProps) {
  const { draft, change, takeFile, undo, clear } = control;
  return (
    <section className={classes.side} aria-label="What you import">
      <div className={classes.bar}>
        <Select
          size="xs"
          aria-label="Read as"
          className={classes.form}
          data={[
            { value: found, label: foundWords(reading) },
            ...hooksForms.map((form) => ({ value: form, label: nameOf(form) })),
          ]}
          value={draft.form ?? found}
          onChange={(value) => change({ form: hooksForms.find((form) => form === value) ?? null })}
        />
        <FileButton
          onChange={(file) => {
            if (file !== null) void takeFile(file);
          }}
          accept=".json,.yaml,.yml,.py,.txt,application/json,text/*"
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconFileUpload size={15} stroke={1.7} aria-hidden />}
            >
              Choose a file
            </Button>
          )}
        </FileButton>
        {draft.text === "" ? null : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            className={classes.clear}
            leftSection={<IconX size={15} stroke={1.7} aria-hidden />}
            onClick={clear}
          >
            Clear
          </Button>
        )}
      </div>
      <div className={classes.text}>
        <CodeField
          label="Hooks to import"
          placeholder={"Paste your hooks here, or drop a file."}
          value={draft.text}
          onChange={(text) => change({ text, fileProblem: null, replaced: null })}
          marks={marksOf(reading)}
          field={field}
        />
      </div>
      <FileNote control={control} onUndo={undo} />
    </section>
  );
}

type FileNoteProps = { readonly control: ImportDraftControl; readonly onUndo: () => void };

function FileNote({ control: { draft }, onUndo }: FileNoteProps) {
  if (draft.fileProblem !== null) {
    return (
      <p role="alert" className={classes.problem}>
        {draft.fileProblem}
      </p>
    );
  }
  if (draft.fileName === null) return null;
  return (
    <p className={classes.note}>
      <span>From {draft.fileName}</span>
      {draft.replaced === null ? null : (
        <Button size="compact-xs" variant="subtle" onClick={onUndo}>
          Bring back what stood here
        </Button>
      )}
    </p>
  );
}

function foundWords(reading: ImportReading): string {
  if (reading.kind !== "read") return "Find out the platform";
  return reading.read.form === null
    ? "Platform not recognised"
    : `Recognised: ${nameOf(reading.read.form)}`;
}

function nameOf(form: keyof typeof formWords): string {
  return `${formWords[form].title} ${formWords[form].language}`;
}

function marksOf(reading: ImportReading): readonly LineMark[] {
  if (reading.kind !== "read" || !reading.isCurrent) return [];
  return reading.read.diagnostics.flatMap(({ line, severity }) =>
    line === undefined ? [] : [{ line, severity }],
  );
}
