"use client";

import { Collapse, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronRight, IconTilde } from "@tabler/icons-react";
import { useState } from "react";
import type { Support, SupportRow } from "#core/dialects/dialect.ts";
import classes from "./support-summary.module.css";

export type SupportSummaryProps = {
  readonly platform: string;
  readonly rows: readonly SupportRow[];
};

const parts = [
  { part: "event", title: "Events" },
  { part: "filter", title: "Filters" },
  { part: "action", title: "Actions" },
  { part: "field", title: "Settings of a hook" },
] as const;

const marks = {
  full: { Icon: IconCheck, words: "can" },
  partial: { Icon: IconTilde, words: "partly" },
} as const satisfies Record<Exclude<Support, "none">, unknown>;

/** What the platform can say at all, in one line; opened, part by part. */
export function SupportSummary({ platform, rows }: SupportSummaryProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={classes.support} aria-label={`What ${platform} can say`}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight size={16} className={classes.arrow} aria-hidden />
        <span className={classes.title}>What {platform} can say</span>
        <span className={classes.counts}>{countWords(rows)}</span>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={classes.parts}>
          {parts.map(({ part, title }) => (
            <SupportPart key={part} title={title} rows={rows.filter((row) => row.part === part)} />
          ))}
        </div>
      </Collapse>
    </section>
  );
}

type SupportPartProps = { readonly title: string; readonly rows: readonly SupportRow[] };

function SupportPart({ title, rows }: SupportPartProps) {
  const said = rows.filter((row) => row.writes !== "none");
  const unsaid = rows.filter((row) => row.writes === "none");
  return (
    <div>
      <h4 className={classes.partTitle}>{title}</h4>
      <ul className={classes.rows}>
        {said.map((row) => (
          <SupportLine key={row.name} row={row} />
        ))}
      </ul>
      {unsaid.length === 0 ? null : (
        <p className={classes.unsaid}>Not: {unsaid.map((row) => row.name).join(", ")}</p>
      )}
    </div>
  );
}

function SupportLine({ row }: { readonly row: SupportRow }) {
  const { Icon, words } = row.writes === "partial" ? marks.partial : marks.full;
  return (
    <li className={classes.row} data-support={row.writes}>
      <Icon size={14} stroke={2.2} aria-label={words} role="img" />
      <span>
        <code>{row.name}</code>
        {row.note === undefined ? null : <span className={classes.note}>{row.note}</span>}
      </span>
    </li>
  );
}

/** "3 of 40 events, 1 of 16 filters": what can be said, also if only partly. */
function countWords(rows: readonly SupportRow[]): string {
  const words = parts.slice(0, 3).map(({ part, title }) => {
    const all = rows.filter((row) => row.part === part);
    const said = all.filter((row) => row.writes !== "none");
    return `${said.length} of ${all.length} ${title.toLowerCase()}`;
  });
  return words.join(", ");
}
