"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { HooksForm } from "#core/dialects/dialects.ts";
import type { FlowRead } from "#core/exchange/read-flow.ts";
import type { ImportDraft } from "./import-draft.ts";

export type ImportReading =
  /** There is nothing to read. */
  | { readonly kind: "empty" }
  | { readonly kind: "reading" }
  /** `isCurrent` is false while the person types on. */
  | { readonly kind: "read"; readonly read: FlowRead; readonly isCurrent: boolean }
  /** What reads hooks could not be loaded. */
  | { readonly kind: "failed" };

const pauseMs = 250;
/** Reading this much takes long enough to be felt between two keys. */
const longText = 200_000;
const longPauseMs = 900;

/** Reads the draft's text in the browser, a moment after the last key. What reads it is loaded when first needed. */
export function useImportReading(draft: ImportDraft): ImportReading {
  const { text, form } = draft;
  const isEmpty = text.trim() === "";
  const reader = useQuery({
    queryKey: ["core", "read-flow"],
    queryFn: loadReader,
    enabled: !isEmpty,
    staleTime: Infinity,
    networkMode: "always",
    structuralSharing: false,
  });
  const [settledText] = useDebouncedValue(text, text.length > longText ? longPauseMs : pauseMs);
  const { data } = reader;
  const read = useMemo(
    () => (data === undefined || settledText.trim() === "" ? null : data(settledText, form)),
    [data, settledText, form],
  );
  if (isEmpty) return { kind: "empty" };
  if (reader.isError) return { kind: "failed" };
  if (read === null) return { kind: "reading" };
  return { kind: "read", read, isCurrent: settledText === text };
}

/** Reads a text, and says beside what it is what its hooks mean for who is to run them. */
type Reader = (text: string, form: HooksForm | null) => FlowRead;

async function loadReader(): Promise<Reader> {
  const [{ readFlow }, { lintFlow }] = await Promise.all([
    import("#core/exchange/read-flow.ts"),
    import("#core/lint/lint-flow.ts"),
  ]);
  return (text, form) => {
    const read = readFlow(text, { name: "Preview", form: form ?? undefined });
    if (read.flow === null) return read;
    return { ...read, diagnostics: [...read.diagnostics, ...lintFlow(read.flow)] };
  };
}
