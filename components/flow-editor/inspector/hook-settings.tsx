import { NumberInput, Select, TextInput } from "@mantine/core";
import { AgentsField } from "./agents-field.tsx";
import { fieldsOf, numberOf, patchFields, textOf, type DraftFields } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";

export type HookSettingsProps = {
  readonly settings: DraftFields;
  /** Whether the platform waits for what the rule decides. */
  readonly isDeciding: boolean;
  readonly onChange: (settings: DraftFields | undefined, field: string) => void;
};

const failureChoices = [
  { value: "open", label: "Let it go on" },
  { value: "closed", label: "Block it" },
];
const failureLines = {
  open: "The agent goes on as if the rule were not there.",
  closed: "The agent does not go on: safer, but a fault here stops it.",
} as const;

/**
 * What belongs to the rule that this action begins: whose calls it is for, its name in the log, how often it may run, and what counts when it
 * decides and fails.
 */
export function HookSettings({ settings, isDeciding, onChange }: HookSettingsProps) {
  const change = (patch: DraftFields, field: string): void => {
    const next = patchFields(settings, patch);
    onChange(Object.keys(next).length === 0 ? undefined : next, `hook.${field}`);
  };
  const failure = settings["onFailure"] === "closed" ? "closed" : "open";
  return (
    <>
      {isDeciding || settings["onFailure"] !== undefined ? (
        <FormSection title="Deciding">
          <Select
            label="If this rule fails or takes too long"
            description={failureLines[failure]}
            data={failureChoices}
            value={failure}
            allowDeselect={false}
            onChange={(value) =>
              change({ onFailure: value === "closed" ? "closed" : undefined }, "onFailure")
            }
          />
        </FormSection>
      ) : null}
      <FormSection title="Whose calls">
        <AgentsField scope={settings["scope"]} onChange={(scope) => change({ scope }, "scope")} />
      </FormSection>
      <FormSection title="In the log">
        <TextInput
          label="Name of this rule"
          placeholder="Made from the event and the action"
          value={textOf(settings, "name")}
          onChange={(event) => change({ name: event.currentTarget.value || undefined }, "name")}
        />
        <NumberInput
          label="At most"
          placeholder="As often as it happens"
          suffix=" times per call"
          min={1}
          allowDecimal={false}
          clampBehavior="blur"
          value={numberOf(fieldsOf(settings, "limit"), "perCall") ?? ""}
          onChange={(value) =>
            change({ limit: typeof value === "number" ? { perCall: value } : undefined }, "limit")
          }
        />
      </FormSection>
    </>
  );
}
