import { ActionIcon, Button, Group, Input, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { fieldsOf } from "./draft-fields.ts";
import type { ActionFormProps } from "./action-form-props.ts";

type Header = readonly [name: string, value: string];

/** Headers of a request, one row each. A row without a name yet is kept under an empty one. */
export function HeaderFields({ action, patch }: ActionFormProps) {
  const headers: readonly Header[] = Object.entries(fieldsOf(action, "headers")).map(
    ([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)],
  );
  const change = (next: readonly Header[], field: string): void =>
    patch({ headers: next.length === 0 ? undefined : Object.fromEntries(next) }, field);
  const replace = (index: number, header: Header, field: string): void =>
    change(headers.with(index, header), `headers.${index}.${field}`);
  return (
    <Input.Wrapper label="Headers">
      {headers.map(([name, value], index) => (
        // A header has no identity of its own but its row: its name changes while it is typed.
        <Group key={`row-${String(index)}`} gap={6} mt={6} wrap="nowrap">
          <TextInput
            aria-label={`Header ${index + 1}, name`}
            placeholder="Name"
            value={name}
            onChange={(event) => replace(index, [event.currentTarget.value, value], "name")}
          />
          <TextInput
            aria-label={`Header ${index + 1}, value`}
            placeholder="Value or ${SECRET}"
            value={value}
            style={{ flex: 1 }}
            onChange={(event) => replace(index, [name, event.currentTarget.value], "value")}
          />
          <ActionIcon
            aria-label={`Remove header ${name || index + 1}`}
            onClick={() => change(headers.toSpliced(index, 1), "headers")}
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
          disabled={headers.some(([name]) => name === "")}
          onClick={() => change([...headers, ["", ""]], "headers")}
        >
          Add a header
        </Button>
      </div>
    </Input.Wrapper>
  );
}
