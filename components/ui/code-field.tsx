"use client";

import { useId, useState, type KeyboardEvent, type RefObject } from "react";
import classes from "./code-field.module.css";

/** A line that something is said about. */
export type LineMark = {
  /** From 1. */
  readonly line: number;
  readonly severity: "error" | "warning" | "info";
};

export type CodeFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly marks: readonly LineMark[];
  /** The text area, for `showLine`. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly placeholder?: string;
};

/** Pixels; `code-field.module.css` draws the lines in it. */
const lineHeight = 19;
const topPadding = 10;
/** Lines drawn above and below what is seen, so that scrolling shows no gap. */
const spare = 20;

/** A text area for code: numbered lines that do not wrap, with a mark on those that something is said about. */
export function CodeField({ label, value, onChange, marks, field, placeholder }: CodeFieldProps) {
  const id = useId();
  const [scroll, setScroll] = useState({ top: 0, height: 900 });
  const lines = countLines(value);
  const first = Math.max(0, Math.floor(scroll.top / lineHeight) - spare);
  const last = Math.min(lines, first + Math.ceil(scroll.height / lineHeight) + 2 * spare);
  const severities = worstByLine(marks);
  return (
    <div className={classes.field} style={{ "--digits": String(lines).length }}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div className={classes.gutter} aria-hidden>
        <div style={{ transform: `translateY(${topPadding - scroll.top}px)` }}>
          {range(first, last).map((line) => (
            <span
              key={line}
              className={classes.number}
              data-severity={severities.get(line + 1)}
              style={{ top: line * lineHeight }}
            >
              {line + 1}
            </span>
          ))}
        </div>
      </div>
      <textarea
        ref={field}
        id={id}
        className={classes.text}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        // Mantine's dialogs then leave Escape to the field.
        data-mantine-stop-propagation="true"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keepEscape}
        onScroll={(event) => {
          const { scrollTop: top, clientHeight: height } = event.currentTarget;
          setScroll({ top, height });
        }}
      />
    </div>
  );
}

/** Selects a line of a text area and brings it into the middle of what is seen. */
export function showLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const index = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + (lines[index]?.length ?? 0));
  area.scrollTop = index * lineHeight - area.clientHeight / 2 + lineHeight;
  area.scrollLeft = 0;
  area.scrollIntoView({ block: "nearest" });
}

/** Escape leaves the text first: what was typed is not closed away by it. */
function keepEscape(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  event.currentTarget.blur();
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_each, index) => from + index);
}

const ranks = { error: 0, warning: 1, info: 2 } as const;

function worstByLine(marks: readonly LineMark[]): ReadonlyMap<number, LineMark["severity"]> {
  const worst = new Map<number, LineMark["severity"]>();
  for (const { line, severity } of marks) {
    const known = worst.get(line);
    if (known === undefined || ranks[severity] < ranks[known]) worst.set(line, severity);
  }
  return worst;
}
