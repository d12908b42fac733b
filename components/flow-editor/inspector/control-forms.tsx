import { Switch, TextInput } from "@mantine/core";
import type { ActionFormProps } from "./action-form-props.ts";
import { fieldListOf, fieldsOf, patchFields, textOf } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import { PairFields, type ValueText } from "./pair-fields.tsx";
import { TemplateField } from "./template-field.tsx";
import type { ToolFormProps } from "./tool-forms.tsx";
import { ValueField } from "./value-field.tsx";
import { printValue, readValue } from "./value-text.ts";

const valueText: ValueText = { print: printValue, read: readValue };

/** Stops what the agent is about to do. */
export function BlockForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Block">
      <TemplateField
        label="Reason"
        description="Told to the agent, and kept in the log."
        placeholder="{{ tool.name }} is not allowed here."
        value={textOf(action, "reason")}
        onChange={(reason) => patch({ reason }, "reason")}
      />
    </FormSection>
  );
}

/** Changes a tool's arguments, or the message, before they go on. */
export function ModifyForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Change">
      <PairFields
        label="New values"
        description="Write tool.args. and its name for an argument of the tool, or message for what was written."
        name="new value"
        namePlaceholder="tool.args.timeout"
        nameWidth="54%"
        placeholder="30 or {{ call.data.name }}"
        pairs={fieldsOf(action, "set")}
        values={valueText}
        onChange={(set, field) => patch({ set: set ?? {} }, field)}
      />
      <Switch
        label="Only where nothing is given yet"
        checked={action["ifAbsent"] === true}
        onChange={(event) =>
          patch({ ifAbsent: event.currentTarget.checked ? true : undefined }, "ifAbsent")
        }
      />
    </FormSection>
  );
}

/** Keeps a value until the call ends. */
export function DataSetForm({ action, patch }: ActionFormProps) {
  const key = textOf(action, "key");
  return (
    <FormSection title="Keep a value">
      <TextInput
        label="Name"
        description={`Later steps and events read it as {{ call.data.${key || "name"} }}.`}
        placeholder="account.tier"
        value={key}
        onChange={(event) => patch({ key: event.currentTarget.value }, "key")}
      />
      <ValueField
        label="Value"
        placeholder="{{ turn.text }}"
        value={action["value"]}
        onChange={(value) => patch({ value: value ?? "" }, "value")}
      />
    </FormSection>
  );
}

/** Replies to what the platform asks: a tool's result, where to transfer to, which assistant answers. */
export function AnswerForm({ action, patch }: ActionFormProps) {
  const setText = (field: string) => (value: string) =>
    patch({ [field]: value === "" ? undefined : value }, field);
  return (
    <FormSection title="Answer">
      <TextInput
        label="Only for the tool"
        placeholder="Any tool"
        value={textOf(action, "toolName")}
        onChange={(event) => setText("toolName")(event.currentTarget.value)}
      />
      <ValueField
        label="Result"
        description="What the tool returns to the agent."
        placeholder="Your order is {{ call.data.status }}."
        value={action["result"]}
        onChange={(result) => patch({ result }, "result")}
      />
      {action["destination"] === undefined || typeof action["destination"] === "string" ? (
        <TextInput
          label="Transfer to"
          description="A phone number, a SIP address or an assistant’s name."
          placeholder="+15551234567"
          value={textOf(action, "destination")}
          onChange={(event) => setText("destination")(event.currentTarget.value)}
        />
      ) : null}
      <TextInput
        label="Assistant that takes the call"
        placeholder="Its id"
        value={textOf(action, "assistantId")}
        onChange={(event) => setText("assistantId")(event.currentTarget.value)}
      />
      <TemplateField
        label="Error"
        description="Said instead of going on."
        minRows={2}
        value={textOf(action, "error")}
        onChange={setText("error")}
      />
    </FormSection>
  );
}

/** The assistant that goes on with the conversation. What else a destination says stays as it is. */
export function HandoffForm({ tool, patch }: ToolFormProps) {
  const [first = {}, ...rest] = fieldListOf(tool, "destinations");
  const name = textOf(first, "assistantName");
  const change = (assistantName: string): void => {
    const given = first["type"] === undefined ? { type: "assistant", ...first } : first;
    const destination = patchFields(given, { assistantName });
    patch({ destinations: [destination, ...rest] }, "destinations");
  };
  const squad = textOf(first, "squadId") || textOf(fieldsOf(first, "squad"), "name");
  return (
    <FormSection title="Hand over">
      {squad === "" ? (
        <TextInput
          label="Assistant"
          description="Its name at the voice platform."
          placeholder="Sales"
          value={name}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : (
        <p>The squad “{squad}” takes over. It is kept exactly as it was imported.</p>
      )}
    </FormSection>
  );
}
