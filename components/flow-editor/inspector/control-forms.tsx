import { Switch, TextInput } from "@mantine/core";
import type { ActionFormProps } from "./action-form-props.ts";
import { fieldListOf, fieldsOf, patchFields, textOf } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import { JsonField } from "./json-field.tsx";
import { TemplateField } from "./template-field.tsx";
import type { ToolFormProps } from "./tool-forms.tsx";

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
      <JsonField
        label="New values"
        description="By what they take the place of: tool.args.<name>, tool.args for all, or message."
        placeholder={'{\n  "tool.args.timeout": 30\n}'}
        value={action["set"]}
        onChange={(set) => patch({ set: set ?? {} }, "set")}
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
      {action["value"] === undefined || typeof action["value"] === "string" ? (
        <TemplateField
          label="Value"
          placeholder="{{ turn.text }}"
          value={textOf(action, "value")}
          onChange={(value) => patch({ value }, "value")}
        />
      ) : (
        <JsonField
          label="Value"
          description="JSON; texts in it may hold values of the call."
          placeholder="{}"
          value={action["value"]}
          onChange={(value) => patch({ value: value ?? "" }, "value")}
        />
      )}
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
      <JsonField
        label="Result"
        description="What the tool returns: JSON; texts in it may hold values of the call."
        placeholder={'{\n  "status": "{{ call.data.status }}"\n}'}
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
