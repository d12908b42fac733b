import { ActionIcon, Button, Group, Input } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { TemplateField } from "./template-field.tsx";

export type TextRowsProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly addLabel: string;
  readonly values: readonly string[];
  /** `field` is the row's number. */
  readonly onChange: (values: readonly string[], field: string) => void;
};

/** One or several texts, each in its own row. */
export function TextRows({ label, placeholder, addLabel, values, onChange }: TextRowsProps) {
  const rows = values.length === 0 ? [""] : values;
  return (
    <Input.Wrapper>
      {rows.map((value, index) => (
        // A wording has no identity of its own but its row.
        <Group key={`row-${String(index)}`} gap={6} mb={8} wrap="nowrap" align="flex-end">
          <div style={{ flex: 1 }}>
            <TemplateField
              label={rows.length === 1 ? label : `${label}, ${index + 1} of ${rows.length}`}
              placeholder={placeholder}
              value={value}
              minRows={2}
              onChange={(text) => onChange(rows.with(index, text), String(index))}
            />
          </div>
          {rows.length === 1 ? null : (
            <ActionIcon
              aria-label={`Remove wording ${index + 1}`}
              onClick={() => onChange(rows.toSpliced(index, 1), "rows")}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...rows, ""], "rows")}
      >
        {addLabel}
      </Button>
    </Input.Wrapper>
  );
}
