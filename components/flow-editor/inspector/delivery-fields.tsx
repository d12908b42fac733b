import { NumberInput, Select } from "@mantine/core";
import type { PartDraft } from "#core/hook/draft.ts";
import { fieldsOf, numberOf, patchFields, type DraftFields } from "./draft-fields.ts";
import { DurationField } from "./duration-field.tsx";
import { FormSection } from "./form-section.tsx";

export type DeliveryFieldsProps = {
  readonly action: PartDraft;
  readonly patch: (fields: DraftFields, field: string) => void;
};

const retryChoices = [
  { value: "schedule", label: "Again and again, for about a day" },
  { value: "none", label: "Only once" },
  { value: "custom", label: "A number of times" },
];
const customRetry = { count: 3, delayMs: 60_000 };

/** How a request is made: how long to wait for an answer, and when to try again. */
export function DeliveryFields({ action, patch }: DeliveryFieldsProps) {
  const { retry } = action;
  const custom = fieldsOf(action, "retry");
  const mode = retry === undefined ? "schedule" : retry === "none" ? "none" : "custom";
  const change = (fields: DraftFields, field: string): void =>
    patch({ retry: patchFields(custom, fields) }, field);
  return (
    <FormSection title="Sending">
      <Select
        label="If it fails, try"
        data={retryChoices}
        value={mode}
        onChange={(value) => patch({ retry: retryOf(value) }, "retry")}
      />
      {mode === "custom" ? (
        <>
          <NumberInput
            label="Further tries"
            value={numberOf(custom, "count") ?? ""}
            min={0}
            max={1000}
            allowDecimal={false}
            clampBehavior="blur"
            onChange={(value) => change({ count: Number(value) }, "retry.count")}
          />
          <DurationField
            label="Time between"
            valueMs={numberOf(custom, "delayMs")}
            minMs={1000}
            maxMs={86_400_000}
            onChange={(delayMs) => change({ delayMs: delayMs ?? 1000 }, "retry.delayMs")}
          />
        </>
      ) : null}
      <DurationField
        label="Wait for an answer"
        placeholder={action.type === "email" ? "30" : "10"}
        valueMs={numberOf(action, "timeoutMs")}
        minMs={100}
        maxMs={120_000}
        onChange={(timeoutMs) => patch({ timeoutMs: timeoutMs ?? undefined }, "timeoutMs")}
      />
    </FormSection>
  );
}

function retryOf(mode: string | null): unknown {
  if (mode === "none") return "none";
  return mode === "custom" ? customRetry : undefined;
}
