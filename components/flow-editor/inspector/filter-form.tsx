import {
  Checkbox,
  NumberInput,
  Select,
  Slider,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import type { PartDraft } from "#core/hook/draft.ts";
import { findOperator } from "#core/hook/operators.ts";
import { numberOf, patchPart, textOf, textsOf, type DraftFields } from "./draft-fields.ts";
import {
  filterChoices,
  isEditable,
  isListFilter,
  rangeOf,
  switchFilterType,
} from "./filter-draft.ts";
import { FormSection } from "./form-section.tsx";
import { HoursFields } from "./hours-fields.tsx";
import { KeyField } from "./key-field.tsx";
import { ReasonPicker } from "./reason-picker.tsx";

export type FilterFormProps = {
  readonly filter: PartDraft;
  readonly onChange: (filter: PartDraft, field: string) => void;
};

/** One condition: a value, how it is compared, and with what. */
export function FilterForm({ filter, onChange }: FilterFormProps) {
  const patch = (fields: DraftFields, field: string): void =>
    onChange(patchPart(filter, fields), field);
  if (!isEditable(filter.type)) {
    return (
      <FormSection title="Goes on when">
        <Text c="dimmed">
          This is a group of conditions ({filter.type}). It is kept as it is and works; take it
          apart in the document it came from.
        </Text>
      </FormSection>
    );
  }
  return (
    <>
      <FormSection title="Goes on when">
        {findOperator(filter.type)?.hasKey === true ? (
          <KeyField value={textOf(filter, "key")} onChange={(key) => patch({ key }, "key")} />
        ) : null}
        <Select
          label="Condition"
          data={filterChoices.map(({ type, title }) => ({ value: type, label: title }))}
          value={filter.type}
          description={findOperator(filter.type)?.line}
          maxDropdownHeight={400}
          onChange={(value) => {
            if (value !== null) onChange(switchFilterType(filter, value), "type");
          }}
        />
        <ComparedWith filter={filter} patch={patch} />
      </FormSection>
    </>
  );
}

type ComparedWithProps = {
  readonly filter: PartDraft;
  readonly patch: (fields: DraftFields, field: string) => void;
};

function ComparedWith({ filter, patch }: ComparedWithProps) {
  const { type } = filter;
  if (type === "oneOf" && textOf(filter, "key") === "call.endedReason") {
    return (
      <ReasonPicker
        entries={textsOf(filter, "oneOf")}
        onChange={(oneOf) => patch({ oneOf }, "oneOf")}
      />
    );
  }
  if (isListFilter(type)) return <TextList filter={filter} patch={patch} />;
  if (type === "withinHours") return <HoursFields filter={filter} patch={patch} />;
  if (type === "chance") return <ChanceField filter={filter} patch={patch} />;
  if (type === "between") return <RangeFields filter={filter} patch={patch} />;
  if (type === "exists") {
    return (
      <Switch
        label="The value is there"
        description="Off: goes on when the value is missing."
        checked={filter["exists"] !== false}
        onChange={(event) => patch({ exists: event.currentTarget.checked }, "exists")}
      />
    );
  }
  if (type === "matches") {
    return (
      <TextInput
        label="Pattern"
        description="A regular expression in RE2 syntax."
        placeholder="refund|chargeback"
        value={textOf(filter, "matches")}
        onChange={(event) => patch({ matches: event.currentTarget.value }, "matches")}
        styles={{ input: { fontFamily: "var(--font-mono)" } }}
      />
    );
  }
  return (
    <NumberInput
      label="Number"
      value={numberOf(filter, type) ?? ""}
      onChange={(value) => patch({ [type]: typeof value === "number" ? value : undefined }, type)}
    />
  );
}

function TextList({ filter, patch }: ComparedWithProps) {
  const { type } = filter;
  return (
    <>
      <TagsInput
        label="Any of"
        description="Press Enter after each."
        placeholder="Add"
        value={[...textsOf(filter, type)]}
        acceptValueOnBlur
        onChange={(values) => patch({ [type]: values }, type)}
      />
      {findOperator(type)?.hasCase === true ? (
        <Checkbox
          label="Upper and lower case matter"
          checked={filter["caseSensitive"] === true}
          onChange={(event) =>
            patch({ caseSensitive: event.currentTarget.checked || undefined }, "caseSensitive")
          }
        />
      ) : null}
    </>
  );
}

function RangeFields({ filter, patch }: ComparedWithProps) {
  const [low, high] = rangeOf(filter);
  return (
    <>
      <NumberInput
        label="From"
        value={low}
        onChange={(value) => patch({ between: [Number(value), high] }, "between.low")}
      />
      <NumberInput
        label="To"
        description="Both ends count as inside."
        value={high}
        onChange={(value) => patch({ between: [low, Number(value)] }, "between.high")}
      />
    </>
  );
}

function ChanceField({ filter, patch }: ComparedWithProps) {
  const percent = Math.round((numberOf(filter, "chance") ?? 0) * 100);
  return (
    <div>
      <Text size="sm" fw={500} mb={6} id="chance-label">
        {percent} % of the calls
      </Text>
      <Slider
        aria-labelledby="chance-label"
        thumbProps={{ "aria-label": "Share of the calls in percent" }}
        value={percent}
        min={0}
        max={100}
        label={(value) => `${value} %`}
        onChange={(value) => patch({ chance: value / 100 }, "chance")}
      />
    </div>
  );
}
