import { ActionIcon, Menu, ScrollArea, Textarea, TextInput, Tooltip } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { contextPaths } from "#core/hook/context-path.ts";
import classes from "./template-field.module.css";

export type TemplateFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly minRows?: number;
  readonly onChange: (value: string) => void;
};

/** A text that may hold values of the call; the button puts one in where the cursor is. */
export function TemplateField(props: TemplateFieldProps) {
  const { label, description, placeholder, value, minRows = 3, onChange } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (path: string): void => {
    const at = area.current?.selectionStart ?? value.length;
    const end = area.current?.selectionEnd ?? at;
    onChange(`${value.slice(0, at)}{{ ${path} }}${value.slice(end)}`);
    area.current?.focus();
  };
  return (
    <div className={classes.field}>
      <Textarea
        ref={area}
        label={label}
        description={description}
        placeholder={placeholder}
        value={value}
        autosize
        minRows={minRows}
        maxRows={14}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <ValueMenu label={label} onPick={insert} />
    </div>
  );
}

type ValueMenuProps = { readonly label: string; readonly onPick: (path: string) => void };

function ValueMenu({ label, onPick }: ValueMenuProps) {
  const [query, setQuery] = useState("");
  const needle = query.trim().toLowerCase();
  const found = contextPaths.filter((each) =>
    `${each.title} ${each.path}`.toLowerCase().includes(needle),
  );
  return (
    <Menu position="bottom-end" width={290} onOpen={() => setQuery("")}>
      <Menu.Target>
        <Tooltip label="Insert a value of the call">
          <ActionIcon
            size="sm"
            className={classes.insert}
            aria-label={`Insert a value of the call into ${label}`}
          >
            <IconBraces size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <TextInput
          size="xs"
          aria-label="Search values"
          placeholder="Search values"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          mb={4}
          data-autofocus
        />
        <ScrollArea.Autosize mah={260} type="auto">
          {found.map((each) => (
            <Menu.Item key={each.path} onClick={() => onPick(each.path)} py={5}>
              <span className={classes.title}>{each.title}</span>
              <code className={classes.path}>{each.path}</code>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
