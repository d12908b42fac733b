"use client";

import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { EditorState } from "./editor-store.ts";
import { useDispatch, useEditor } from "./use-editor.ts";
import classes from "./flow-name-field.module.css";

export type FlowNameFieldProps = {
  readonly label: string;
  /** Shows the name as a heading that can be typed in. */
  readonly isBare?: boolean;
};

/** The flow's name. An empty one is not taken: leaving the field brings the last name back. */
export function FlowNameField({ label, isBare = false }: FlowNameFieldProps) {
  const dispatch = useDispatch();
  const name = useEditor(selectName);
  const [isEmptied, setIsEmptied] = useState(false);
  const change = (next: string): void => {
    setIsEmptied(next.trim() === "");
    if (next.trim() !== "")
      dispatch({ type: "rename-flow", name: next }, { transactionId: "rename" });
  };
  return (
    <TextInput
      {...(isBare ? { "aria-label": label, variant: "unstyled" } : { label })}
      classNames={isBare ? { input: classes.bare } : {}}
      style={isBare ? { "--name-width": `${Math.min(Math.max(name.length, 8), 40) + 2}ch` } : {}}
      value={isEmptied ? "" : name}
      maxLength={200}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setIsEmptied(false)}
    />
  );
}

function selectName({ history }: EditorState): string {
  return history.present.name;
}
