import { ActionIcon, Button, Group, Input, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { DraftFields } from "./draft-fields.ts";

export type PairFieldsProps = {
  readonly label: string;
  readonly description?: string;
  /** What one row is, in the singular and without an article: "header". */
  readonly name: string;
  readonly placeholder: string;
  readonly pairs: DraftFields;
  readonly namePlaceholder?: string;
  /** Of a row; names that are paths need more than half of it. */
  readonly nameWidth?: `${number}%`;
  /** Left out: every value is a text, and one that is none stands as JSON. */
  readonly values?: ValueText;
  /** `undefined`: no row is left. `field` names what was edited. */
  readonly onChange: (pairs: DraftFields | undefined, field: string) => void;
};

export type ValueText = {
  readonly print: (value: unknown) => string;
  readonly read: (text: string) => unknown;
};

const texts: ValueText = {
  print: (value) => (typeof value === "string" ? value : JSON.stringify(value)),
  read: (text) => text,
};

type Pair = readonly [name: string, value: string];

/** Names with their texts, one row each. A row without a name yet is kept under an empty one. */
export function PairFields(props: PairFieldsProps) {
  const {
    label,
    description,
    name,
    placeholder,
    namePlaceholder = "Name",
    nameWidth = "38%",
    pairs,
    onChange,
  } = props;
  const { print, read } = props.values ?? texts;
  const rows = Object.entries(pairs).map(([key, value]): Pair => [key, print(value)]);
  const change = (next: readonly Pair[], field: string): void => {
    const given = next.map(([key, text]) => [key, read(text)] as const);
    onChange(next.length === 0 ? undefined : Object.fromEntries(given), `${name}.${field}`);
  };
  return (
    <Input.Wrapper label={label} description={description}>
      {rows.map(([key, value], index) => (
        // A row has no identity of its own but its place: its name changes while it is typed.
        <Group key={`row-${String(index)}`} gap={6} mt={6} wrap="nowrap">
          <TextInput
            aria-label={`${label}: ${name} ${index + 1}, name`}
            placeholder={namePlaceholder}
            value={key}
            style={{ flex: `0 0 ${nameWidth}` }}
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
