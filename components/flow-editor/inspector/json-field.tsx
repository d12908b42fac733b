import { Textarea } from "@mantine/core";
import { useState } from "react";
import { jsonSchema, type Json } from "#core/json.ts";

export type JsonFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  /** `undefined`: nothing is given. */
  readonly value: unknown;
  /** Called with each text that is JSON, and with `undefined` when the field is emptied. */
  readonly onChange: (value: Json | undefined) => void;
};

/** JSON as text. What is not JSON yet stays in the field and is said, and nothing is changed by it. */
export function JsonField({ label, description, placeholder, value, onChange }: JsonFieldProps) {
  const printed = value === undefined ? "" : JSON.stringify(value, null, 2);
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string } | null>(null);
  // A draft stands for the value it was typed over; another value (undo, another node) replaces it.
  const text = draft !== null && draft.of === printed ? draft.text : printed;
  const problem = problemOf(text);
  const change = (next: string): void => {
    const parsed = parseText(next);
    setDraft({ text: next, of: parsed.ok ? print(parsed.value) : printed });
    if (parsed.ok) onChange(parsed.value);
  };
  return (
    <Textarea
      label={label}
      description={description}
      placeholder={placeholder}
      value={text}
      error={problem}
      autosize
      minRows={4}
      maxRows={18}
      spellCheck={false}
      styles={{ input: { fontFamily: "var(--font-mono)", fontSize: "var(--text-sm)" } }}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

type Parsed =
  | { readonly ok: true; readonly value: Json | undefined }
  | { readonly ok: false; readonly reason: string };

function parseText(text: string): Parsed {
  if (text.trim() === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: jsonSchema.parse(JSON.parse(text)) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : "unreadable" };
  }
}

function problemOf(text: string): string | null {
  const parsed = parseText(text);
  return parsed.ok ? null : `Not JSON yet: ${parsed.reason}. The last valid text is kept.`;
}

function print(value: Json | undefined): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}
