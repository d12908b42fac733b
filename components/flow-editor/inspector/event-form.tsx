import { NumberInput, Select, Text } from "@mantine/core";
import { eventCatalog, eventGroups, findEvent } from "#core/hook/event-catalog.ts";
import type { EventOption, NumberOption } from "#core/hook/event-options.ts";
import { fieldsOf, numberOf, patchFields, textOf, type DraftFields } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";

export type EventFormProps = {
  readonly data: DraftFields;
  /** `field` names what was edited, so that typing in one field is one step to undo. */
  readonly onChange: (patch: DraftFields, field: string) => void;
};

const eventChoices = Object.entries(eventGroups).map(([group, title]) => ({
  group: title,
  items: eventCatalog
    .filter((event) => event.group === group)
    .map((event) => ({ value: event.type, label: event.title })),
}));

/** Which event starts the flow, and the options that event takes. */
export function EventForm({ data, onChange }: EventFormProps) {
  const type = textOf(data, "on");
  const event = findEvent(type);
  const options = fieldsOf(data, "options");
  const changeOption = (key: string, value: unknown): void => {
    const next = patchFields(options, { [key]: value });
    onChange({ options: Object.keys(next).length === 0 ? undefined : next }, key);
  };
  return (
    <>
      <FormSection title="When">
        <Select
          label="Event"
          data={eventChoices}
          value={event?.type ?? null}
          placeholder={event === null ? type : undefined}
          searchable
          maxDropdownHeight={340}
          onChange={(value) => {
            if (value !== null) onChange({ on: value, options: undefined }, "on");
          }}
        />
        {event === null ? null : <Text c="dimmed">{event.line}</Text>}
      </FormSection>
      {event === null || event.options.length === 0 ? null : (
        <FormSection title="Options">
          {event.options.map((option) => (
            <OptionField
              key={option.key}
              option={option}
              options={options}
              onChange={(value) => changeOption(option.key, value)}
            />
          ))}
        </FormSection>
      )}
    </>
  );
}

type OptionFieldProps = {
  readonly option: EventOption;
  readonly options: DraftFields;
  readonly onChange: (value: unknown) => void;
};

function OptionField({ option, options, onChange }: OptionFieldProps) {
  if (option.kind === "choice") {
    return (
      <Select
        label={option.title}
        description={option.line}
        data={option.choices.map(({ value, title }) => ({ value, label: title }))}
        value={textOf(options, option.key) || option.default}
        onChange={onChange}
      />
    );
  }
  return (
    <NumberInput
      label={option.title}
      description={option.line}
      required={option.required}
      value={numberOf(options, option.key) ?? ""}
      placeholder={option.default === null ? undefined : String(option.default)}
      min={option.min}
      max={option.max}
      step={option.unit === "confidence" ? 0.05 : 1}
      allowDecimal={!option.integer}
      decimalScale={3}
      clampBehavior="blur"
      suffix={suffixOf(option)}
      onChange={(value) => onChange(typeof value === "number" ? value : undefined)}
    />
  );
}

function suffixOf(option: NumberOption): string | undefined {
  if (option.unit === "seconds") return " seconds";
  return option.unit === "times" ? " times" : undefined;
}
