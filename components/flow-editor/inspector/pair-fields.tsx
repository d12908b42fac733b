import { ActionIcon, Button, Group, Input, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { DraftFields } from "./draft-fields.ts";

export type PairFieldsProps = {
  readonly label: string;
  /** What one row is, in the singular and without an article: "header". */
  readonly name: string;
  readonly placeholder: string;
  readonly pairs: DraftFields;
  /** `undefined`: no row is left. `field` names what was edited. */
  readonly onChange: (pairs: DraftFields | undefined, field: string) => void;
};

type Pair = readonly [name: string, value: string];

/** Names with their texts, one row each. A row without a name yet is kept under an empty one. */
export function PairFields({ label, name, placeholder, pairs, onChange }: PairFieldsProps) {
  const rows: readonly Pair[] = Object.entries(pairs).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const change = (next: readonly Pair[], field: string): void =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next), `${name}.${field}`);
  return (
    <Input.Wrapper label={label}>
      {rows.map(([key, value], index) => (
        // A row has no identity of its own but its place: its name changes while it is typed.
        <Group key={`row-${String(index)}`} gap={6} mt={6} wrap="nowrap">
          <TextInput
            aria-label={`${label}: ${name} ${index + 1}, name`}
            placeholder="Name"
            value={key}
            style={{ flex: "0 0 38%" }}
            onChange={(event) =>
              change(rows.with(index, [event.currentTarget.value, value]), `${index}.name`)
            }
          />
          <TextInput
            aria-label={`${label}: ${name} ${index + 1}`}
            placeholder={placeholder}
            value={value}
            style={{ flex: 1, minWidth: 0 }}
            onChange={(event) =>
              change(rows.with(index, [key, event.currentTarget.value]), `${index}.value`)
            }
          />
          <ActionIcon
            aria-label={`Remove ${name} ${key || index + 1}`}
            onClick={() => change(rows.toSpliced(index, 1), "rows")}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          mt={2}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rows.some(([key]) => key === "")}
          onClick={() => change([...rows, ["", ""]], "rows")}
        >
          Add a {name}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
