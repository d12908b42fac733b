import { Autocomplete, type OptionsFilter } from "@mantine/core";
import { contextPaths } from "#core/hook/context-path.ts";
import classes from "./template-field.module.css";

export type KeyFieldProps = {
  readonly value: string;
  readonly onChange: (key: string) => void;
};

const paths = contextPaths.map((each) => each.path);
const titles: ReadonlyMap<string, string> = new Map(
  contextPaths.map((each) => [each.path, each.title]),
);

/** Which value of the call a filter looks at: one of the known ones, or any path. */
export function KeyField({ value, onChange }: KeyFieldProps) {
  return (
    <Autocomplete
      label="Value"
      description={titles.get(value)}
      placeholder="call.endedReason"
      data={paths}
      value={value}
      maxDropdownHeight={300}
      filter={filterPaths}
      renderOption={({ option }) => (
        <span>
          <span className={classes.title}>{titles.get(option.value)}</span>
          <code className={classes.path}>{option.value}</code>
        </span>
      )}
      onChange={onChange}
    />
  );
}

/** A path that is already chosen hides nothing: the list then offers everything to change to. */
const filterPaths: OptionsFilter = ({ options, search }) => {
  const needle = search.trim().toLowerCase();
  if (titles.has(search)) return options;
  return options.filter((option) => "value" in option && haystack(option.value).includes(needle));
};

function haystack(path: string): string {
  return `${path} ${titles.get(path) ?? ""}`.toLowerCase();
}
