import { NumberInput, TextInput } from "@mantine/core";
import { fieldsOf, numberOf, patchFields, textOf, type DraftFields } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";

export type HookSettingsProps = {
  readonly settings: DraftFields;
  readonly onChange: (settings: DraftFields | undefined, field: string) => void;
};

/** What belongs to the rule that this action begins: its name in the log and how often it may run. */
export function HookSettings({ settings, onChange }: HookSettingsProps) {
  const change = (patch: DraftFields, field: string): void => {
    const next = patchFields(settings, patch);
    onChange(Object.keys(next).length === 0 ? undefined : next, `hook.${field}`);
  };
  return (
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
  );
}
