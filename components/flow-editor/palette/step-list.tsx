import { UnstyledButton } from "@mantine/core";
import type { DragEvent } from "react";
import { IconCornerDownLeft, type TablerIcon } from "@tabler/icons-react";
import { actionIcon, eventIcon, filterIcon } from "../step-icons.ts";
import { paletteDragType } from "./palette-drag.ts";
import { foldedGroups, type PaletteEntry } from "./palette-entries.ts";
import classes from "./step-list.module.css";

export type StepListProps = {
  readonly entries: readonly PaletteEntry[];
  readonly query: string;
  /** The entry that Enter adds. */
  readonly best: PaletteEntry | null;
  readonly onAdd: (entry: PaletteEntry) => void;
};

const sections = [
  { kind: "event", title: "When" },
  { kind: "filter", title: "Only if" },
  { kind: "action", title: "Then" },
] as const;

const iconOf = {
  event: eventIcon,
  filter: filterIcon,
  action: actionIcon,
} as const satisfies Record<PaletteEntry["kind"], (type: string) => TablerIcon>;

/** The entries of the palette under their headings. */
export function StepList({ entries, query, best, onAdd }: StepListProps) {
  if (entries.length === 0) {
    return <p className={classes.none}>Nothing is called “{query.trim()}”.</p>;
  }
  return sections.map(({ kind, title }) => {
    const found = entries.filter((entry) => entry.kind === kind);
    if (found.length === 0) return null;
    const open = found.filter((entry) => !foldedGroups.has(entry.group));
    const folded = Map.groupBy(
      found.filter((entry) => foldedGroups.has(entry.group)),
      (entry) => entry.group,
    );
    return (
      <section key={kind} className={classes.section} aria-label={title}>
        <h2 className={classes.title}>{title}</h2>
        {open.length === 0 ? null : <Steps entries={open} best={best} onAdd={onAdd} />}
        {[...folded].map(([group, inGroup]) => (
          // Whoever searches wants to see what was found.
          <details key={`${group} ${query === ""}`} open={query !== ""} className={classes.group}>
            <summary className={classes.summary}>
              {group} <span className={classes.count}>{inGroup.length}</span>
            </summary>
            <Steps entries={inGroup} best={best} onAdd={onAdd} />
          </details>
        ))}
      </section>
    );
  });
}

type StepsProps = Pick<StepListProps, "entries" | "best" | "onAdd">;

function Steps({ entries, best, onAdd }: StepsProps) {
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <StepButton entry={entry} isBest={entry === best} onAdd={onAdd} />
        </li>
      ))}
    </ul>
  );
}

type StepButtonProps = {
  readonly entry: PaletteEntry;
  readonly isBest: boolean;
  readonly onAdd: (entry: PaletteEntry) => void;
};

function StepButton({ entry, isBest, onAdd }: StepButtonProps) {
  const Icon = iconOf[entry.kind](entry.iconType);
  const startDrag = (event: DragEvent): void => {
    event.dataTransfer.setData(paletteDragType, entry.id);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <UnstyledButton
      className={classes.step}
      data-kind={entry.kind}
      data-best={isBest || undefined}
      title={entry.line}
      draggable
      onDragStart={startDrag}
      onClick={() => onAdd(entry)}
    >
      <span className={classes.icon}>
        <Icon size={16} stroke={1.7} aria-hidden />
      </span>
      <span className={classes.name}>{entry.title}</span>
      {isBest ? <IconCornerDownLeft size={15} aria-hidden className={classes.enter} /> : null}
    </UnstyledButton>
  );
}
