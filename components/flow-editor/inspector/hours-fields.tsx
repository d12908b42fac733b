import { Checkbox, Group, Select, TextInput } from "@mantine/core";
import type { PartDraft } from "#core/hook/draft.ts";
import { weekdays } from "#core/hook/filter.ts";
import { fieldsOf, patchFields, textOf, textsOf, type DraftFields } from "./draft-fields.ts";

export type HoursFieldsProps = {
  readonly filter: PartDraft;
  readonly patch: (fields: DraftFields, field: string) => void;
};

const dayTitles = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
} as const satisfies Record<(typeof weekdays)[number], string>;

/** Days of the week, a span of the day, and where that is. */
export function HoursFields({ filter, patch }: HoursFieldsProps) {
  const hours = fieldsOf(filter, "withinHours");
  const change = (fields: DraftFields, field: string): void =>
    patch({ withinHours: patchFields(hours, fields) }, field);
  return (
    <>
      <Checkbox.Group
        label="Days"
        value={[...textsOf(hours, "days")]}
        onChange={(days) =>
          change({ days: weekdays.filter((day) => days.includes(day)) }, "withinHours.days")
        }
      >
        <Group gap="sm" mt={6}>
          {weekdays.map((day) => (
            <Checkbox key={day} value={day} label={dayTitles[day]} size="xs" />
          ))}
        </Group>
      </Checkbox.Group>
      <Group grow gap="xs">
        <TextInput
          type="time"
          label="From"
          value={textOf(hours, "from")}
          onChange={(event) => change({ from: event.currentTarget.value }, "withinHours.from")}
        />
        <TextInput
          type="time"
          label="To"
          value={textOf(hours, "to")}
          onChange={(event) => change({ to: event.currentTarget.value }, "withinHours.to")}
        />
      </Group>
      <Select
        label="Time zone"
        data={timeZones()}
        value={textOf(hours, "timeZone")}
        searchable
        limit={60}
        onChange={(timeZone) => change({ timeZone }, "withinHours.timeZone")}
      />
    </>
  );
}

function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}
