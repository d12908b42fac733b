import { Group, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { durationUnits, toDuration, type DurationUnit } from "./duration.ts";

export type DurationFieldProps = {
  readonly label: string;
  readonly description?: string;
  /** Milliseconds; `null` shows the field empty. */
  readonly valueMs: number | null;
  readonly placeholder?: string;
  readonly minMs: number;
  readonly maxMs: number;
  readonly onChange: (valueMs: number | null) => void;
};

/** A time span as a number and its unit; hands over milliseconds, kept within the bounds. */
export function DurationField(props: DurationFieldProps) {
  const { label, description, valueMs, placeholder, minMs, maxMs, onChange } = props;
  const [unit, setUnit] = useState<DurationUnit>(() => toDuration(valueMs).unit);
  const size = durationUnits[unit].ms;
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NumberInput
        label={label}
        description={description}
        placeholder={placeholder}
        value={valueMs === null ? "" : valueMs / size}
        min={minMs / size}
        max={maxMs / size}
        clampBehavior="blur"
        decimalScale={3}
        onChange={(value) => onChange(typeof value === "number" ? Math.round(value * size) : null)}
        style={{ flex: 1 }}
      />
      <Select
        aria-label={`${label}, unit`}
        w={112}
        data={Object.entries(durationUnits).map(([value, { title }]) => ({ value, label: title }))}
        value={unit}
        onChange={(value) => setUnit(unitOf(value))}
      />
    </Group>
  );
}

function unitOf(value: string | null): DurationUnit {
  return value === "minutes" || value === "hours" ? value : "seconds";
}
