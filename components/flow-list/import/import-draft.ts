"use client";

import { useState } from "react";
import type { HooksForm } from "#core/dialects/dialects.ts";
import type { RunsOn } from "#core/hook/hook.ts";

/** What a person has put into the import dialog. It outlives the dialog: closing by mistake loses nothing. */
export type ImportDraft = {
  readonly text: string;
  /** The file the text came from, `null` for what was typed or pasted. */
  readonly fileName: string | null;
  /** `null`: what the text looks like. */
  readonly form: HooksForm | null;
  /** `null`: what the dialect suggests. */
  readonly runsOn: RunsOn | null;
  /** `null`: made from the file's name. */
  readonly name: string | null;
  /** Take what could be read, although there are errors. */
  readonly keepsErrors: boolean;
  /** Why a file could not be read. */
  readonly fileProblem: string | null;
  /** What stood here before a file took its place. */
  readonly replaced: ImportDraft | null;
};

export const emptyDraft: ImportDraft = {
  text: "",
  fileName: null,
  form: null,
  runsOn: null,
  name: null,
  keepsErrors: false,
  fileProblem: null,
  replaced: null,
};

/** The server takes requests of 4 MB; a text grows a little on its way. */
const maxFileBytes = 3_500_000;

export type ImportDraftControl = {
  readonly draft: ImportDraft;
  readonly change: (patch: Partial<ImportDraft>) => void;
  /** Takes a file's text in the place of what stands there, which `undo` brings back. */
  readonly takeFile: (file: File) => Promise<void>;
  readonly undo: () => void;
  readonly clear: () => void;
};

export function useImportDraft(): ImportDraftControl {
  const [draft, setDraft] = useState(emptyDraft);
  const change = (patch: Partial<ImportDraft>): void =>
    setDraft((before) => ({ ...before, ...patch }));
  const takeFile = async (file: File): Promise<void> => {
    const read = await readFile(file);
    if ("problem" in read) change({ fileProblem: read.problem });
    else {
      setDraft((before) => ({
        ...emptyDraft,
        text: read.text,
        fileName: file.name,
        name: before.name,
        replaced: before.text.trim() === "" ? null : { ...before, replaced: null },
      }));
    }
  };
  return {
    draft,
    change,
    takeFile,
    undo: () => setDraft((before) => before.replaced ?? before),
    clear: () => setDraft(emptyDraft),
  };
}

/** The name of the flow to be: the one given, else the file's without its ending. */
export function draftName(draft: ImportDraft): string {
  const fromFile = draft.fileName?.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ") ?? "";
  return draft.name ?? (fromFile.trim() === "" ? "Imported hooks" : fromFile.trim());
}

async function readFile(
  file: File,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > maxFileBytes) {
    return { problem: `${file.name} is larger than 3.5 MB. Paste only the part with the hooks.` };
  }
  const text = await file.text().catch(() => null);
  if (text === null) return { problem: `${file.name} cannot be read. Is it a folder?` };
  if (text.includes("\u0000")) {
    return { problem: `${file.name} is not a text file. Hookline reads JSON, YAML and Python.` };
  }
  return { text };
}
