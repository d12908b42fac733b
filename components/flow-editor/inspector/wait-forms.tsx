import { MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { httpMethods } from "#core/hook/action.ts";
import { eventCatalog, eventGroups } from "#core/hook/event-catalog.ts";
import type { ActionFormProps } from "./action-form-props.ts";
import { AddressField } from "./address-field.tsx";
import { fieldsOf, numberOf, textOf, textsOf } from "./draft-fields.ts";
import { DurationField } from "./duration-field.tsx";
import { FormSection } from "./form-section.tsx";
import { HeaderFields } from "./header-fields.tsx";
import { JsonField } from "./json-field.tsx";
import { PairFields } from "./pair-fields.tsx";
import { TemplateField } from "./template-field.tsx";

/** A request whose answer the following steps can use. */
export function LookupForm({ action, patch }: ActionFormProps) {
  const saveAs = textOf(action, "saveAs");
  return (
    <>
      <FormSection title="Ask">
        <Select
          label="Method"
          data={[...httpMethods]}
          value={textOf(action, "method") || "GET"}
          allowDeselect={false}
          onChange={(method) => patch({ method }, "method")}
        />
        <AddressField
          label="Address"
          placeholder="https://crm.example.com/contacts"
          service="lookup"
          value={textOf(action, "url")}
          onChange={(url) => patch({ url }, "url")}
        />
        <PairFields
          label="Query"
          name="query value"
          placeholder="{{ call.customer.number }}"
          pairs={fieldsOf(action, "query")}
          onChange={(query, field) => patch({ query }, field)}
        />
        <HeaderFields action={action} patch={patch} />
        {textOf(action, "method") === "" || textOf(action, "method") === "GET" ? null : (
          <JsonField
            label="Body"
            description="Left empty, everything known about the call is sent."
            placeholder={'{\n  "caller": "{{ call.customer.number }}"\n}'}
            value={action["body"]}
            onChange={(body) => patch({ body }, "body")}
          />
        )}
      </FormSection>
      <FormSection title="Keep the answer">
        <TextInput
          label="Name"
          description={
            saveAs === ""
              ? "Left empty, each value below stands as {{ results.<name> }}."
              : `Later steps read it as {{ results.${saveAs} }}.`
          }
          placeholder="crm"
          value={saveAs}
          onChange={(event) => patch({ saveAs: event.currentTarget.value || undefined }, "saveAs")}
        />
        <PairFields
          label="Values to take from it"
          name="value"
          placeholder="contacts[0].name"
          pairs={fieldsOf(action, "output")}
          onChange={(output, field) => patch({ output }, field)}
        />
        <JsonField
          label="Without an answer"
          description="Kept when nothing usable comes back."
          placeholder={'{ "name": "unknown" }'}
          value={action["fallback"]}
          onChange={(fallback) => patch({ fallback }, "fallback")}
        />
      </FormSection>
    </>
  );
}

/** A summary of the call, made by a model. */
export function SummarizeForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Summary">
      <NumberInput
        label="At most"
        description="Later steps read it as {{ call.summary }}."
        placeholder="100"
        suffix=" words"
        value={numberOf(action, "maxWords") ?? ""}
        min={1}
        max={2000}
        allowDecimal={false}
        clampBehavior="blur"
        onChange={(value) =>
          patch({ maxWords: typeof value === "number" ? value : undefined }, "maxWords")
        }
      />
      <TemplateField
        label="Instruction to the model"
        placeholder="Sum up what the caller wanted and what was agreed."
        value={textOf(action, "prompt")}
        onChange={(prompt) => patch({ prompt: prompt || undefined }, "prompt")}
      />
      <DurationField
        label="Wait for it"
        placeholder="30"
        valueMs={numberOf(action, "timeoutMs")}
        minMs={100}
        maxMs={120_000}
        onChange={(timeoutMs) => patch({ timeoutMs: timeoutMs ?? undefined }, "timeoutMs")}
      />
    </FormSection>
  );
}

const eventChoices = Object.entries(eventGroups).map(([group, title]) => ({
  group: title,
  items: eventCatalog
    .filter((event) => event.group === group)
    .map((event) => ({ value: event.type, label: event.title })),
}));

/** A pause before what follows, ended early by what happens meanwhile. */
export function WaitForm({ action, patch }: ActionFormProps) {
  const seconds = numberOf(action, "seconds");
  return (
    <FormSection title="Wait">
      <DurationField
        label="For"
        valueMs={seconds === null ? null : seconds * 1000}
        minMs={100}
        maxMs={86_400_000}
        onChange={(ms) => patch({ seconds: (ms ?? 100) / 1000 }, "seconds")}
      />
      <MultiSelect
        label="Unless this happens meanwhile"
        description="Then what would follow is left out."
        placeholder={textsOf(action, "cancelOn").length === 0 ? "Nothing" : ""}
        data={eventChoices}
        value={[...textsOf(action, "cancelOn")]}
        searchable
        clearable
        maxDropdownHeight={300}
        onChange={(events) =>
          patch({ cancelOn: events.length === 0 ? undefined : events }, "cancelOn")
        }
      />
    </FormSection>
  );
}
