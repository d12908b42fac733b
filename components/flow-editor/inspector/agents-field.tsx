import { Switch, TagsInput } from "@mantine/core";
import { fieldsOf, patchFields, textsOf, type DraftFields } from "./draft-fields.ts";

export type AgentsFieldProps = {
  /** `undefined`: every agent. */
  readonly scope: unknown;
  readonly onChange: (scope: DraftFields | undefined) => void;
};

/** Whose calls the rule is for. A rule for chosen agents of whom there is none never fires, which is said. */
export function AgentsField({ scope, onChange }: AgentsFieldProps) {
  const given = fieldsOf({ scope }, "scope");
  const agents = textsOf(given, "agents");
  const isForAll = scope === undefined;
  return (
    <>
      <Switch
        label="For every agent"
        checked={isForAll}
        onChange={(event) => onChange(event.currentTarget.checked ? undefined : { agents: [] })}
      />
      {isForAll ? null : (
        <TagsInput
          label="Only for these agents"
          description="As the voice platform calls them. Press Enter after each."
          placeholder={agents.length === 0 ? "support" : ""}
          error={agents.length === 0 ? "No agent is chosen, so this rule never fires." : null}
          value={[...agents]}
          acceptValueOnBlur
          onChange={(next) => onChange(patchFields(given, { agents: next }))}
        />
      )}
    </>
  );
}
