import { ActionIcon, Checkbox, Pill, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconPlus, IconSearch, IconX } from "@tabler/icons-react";
import { useState } from "react";
import {
  endedReasons,
  isEndedReason,
  reasonFamilies,
  reasonsCovered,
} from "#core/hook/ended-reasons.ts";
import { groupReasons, searchReasons, type ReasonGroup } from "#core/hook/reason-groups.ts";
import { describeReason } from "#core/hook/reason-words.ts";
import classes from "./reason-picker.module.css";

export type ReasonPickerProps = {
  readonly entries: readonly string[];
  readonly onChange: (entries: readonly string[]) => void;
};

const allGroups = groupReasons(endedReasons);
const maxFound = 60;

type Toggle = (entry: string) => void;

/** Why a call ended: families that cover many reasons, single ones with search, and entries of one's own. */
export function ReasonPicker({ entries, onChange }: ReasonPickerProps) {
  const [query, setQuery] = useState("");
  const needle = query.trim();
  const toggle: Toggle = (entry) =>
    onChange(
      entries.includes(entry) ? entries.filter((each) => each !== entry) : [...entries, entry],
    );
  return (
    <div className={classes.picker}>
      <Chosen entries={entries} onRemove={toggle} />
      <TextInput
        aria-label="Search ended reasons"
        placeholder={`Search ${endedReasons.length} reasons`}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          needle === "" ? null : (
            <ActionIcon size="sm" aria-label="Clear search" onClick={() => setQuery("")}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )
        }
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={classes.list}>
        {needle === "" ? (
          <Browse entries={entries} toggle={toggle} />
        ) : (
          <Found needle={needle} entries={entries} toggle={toggle} />
        )}
      </div>
    </div>
  );
}

type ChosenProps = { readonly entries: readonly string[]; readonly onRemove: Toggle };

function Chosen({ entries, onRemove }: ChosenProps) {
  if (entries.length === 0) {
    return <p className={classes.none}>Nothing chosen yet, so no call matches.</p>;
  }
  const covered = new Set(entries.flatMap((entry) => reasonsCovered(entry))).size;
  return (
    <div>
      <p className={classes.summary}>
        {covered} of {endedReasons.length} reasons match
      </p>
      <div className={classes.pills}>
        {entries.map((entry) => (
          <Pill
            key={entry}
            withRemoveButton
            removeButtonProps={{ "aria-label": `Remove ${entry}`, "aria-hidden": false }}
            onRemove={() => onRemove(entry)}
          >
            {entry}
          </Pill>
        ))}
      </div>
    </div>
  );
}

type ListProps = { readonly entries: readonly string[]; readonly toggle: Toggle };

function Browse({ entries, toggle }: ListProps) {
  return (
    <>
      <p className={classes.heading}>Families</p>
      {reasonFamilies.map((family) => (
        <Choice
          key={family.entry}
          entry={family.entry}
          title={family.title}
          line={`${family.line} Covers ${reasonsCovered(family.entry).length}.`}
          isChosen={entries.includes(family.entry)}
          toggle={toggle}
        />
      ))}
      <p className={classes.heading}>Single reasons</p>
      {allGroups.map((group) => (
        <Group key={group.id} group={group} entries={entries} toggle={toggle} />
      ))}
    </>
  );
}

type GroupProps = ListProps & { readonly group: ReasonGroup };

function Group({ group, entries, toggle }: GroupProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <UnstyledButton
        className={classes.group}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight size={15} aria-hidden className={classes.chevron} />
        {group.title}
        <span className={classes.count}>{group.reasons.length}</span>
      </UnstyledButton>
      {isOpen
        ? group.reasons.map((reason) => (
            <Choice
              key={reason}
              entry={reason}
              title={describeReason(reason)}
              line={reason}
              isChosen={entries.includes(reason)}
              toggle={toggle}
            />
          ))
        : null}
    </div>
  );
}

type FoundProps = ListProps & { readonly needle: string };

function Found({ needle, entries, toggle }: FoundProps) {
  const found = searchReasons(needle);
  const covered = reasonsCovered(needle).length;
  const families = reasonFamilies.filter((family) =>
    `${family.entry} ${family.title}`.toLowerCase().includes(needle.toLowerCase()),
  );
  return (
    <>
      {isEndedReason(needle) || entries.includes(needle) ? null : (
        <UnstyledButton className={classes.add} onClick={() => toggle(needle)}>
          <IconPlus size={15} aria-hidden />
          <span>
            Add “{needle}”
            <small>
              {covered === 0
                ? "Matches none of the known reasons, but others may come"
                : `Matches every reason with this in it, ${covered} now`}
            </small>
          </span>
        </UnstyledButton>
      )}
      {families.map((family) => (
        <Choice
          key={family.entry}
          entry={family.entry}
          title={family.title}
          line={`Family, covers ${reasonsCovered(family.entry).length}`}
          isChosen={entries.includes(family.entry)}
          toggle={toggle}
        />
      ))}
      {found.slice(0, maxFound).map((reason) => (
        <Choice
          key={reason}
          entry={reason}
          title={describeReason(reason)}
          line={reason}
          isChosen={entries.includes(reason)}
          toggle={toggle}
        />
      ))}
      {found.length > maxFound ? (
        <p className={classes.none}>{found.length - maxFound} more. Type on to find them.</p>
      ) : null}
    </>
  );
}

type ChoiceProps = {
  readonly entry: string;
  readonly title: string;
  readonly line: string;
  readonly isChosen: boolean;
  readonly toggle: Toggle;
};

function Choice({ entry, title, line, isChosen, toggle }: ChoiceProps) {
  return (
    <Checkbox
      size="xs"
      className={classes.choice}
      label={title}
      description={line}
      checked={isChosen}
      onChange={() => toggle(entry)}
    />
  );
}
