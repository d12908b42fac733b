import { NumberInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { httpMethods } from "#core/hook/action.ts";
import type { PartDraft } from "#core/hook/draft.ts";
import { AddressField } from "./address-field.tsx";
import {
  fieldsOf,
  numberOf,
  patchFields,
  patchPart,
  textOf,
  type DraftFields,
} from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import { JsonField } from "./json-field.tsx";

/** What the form of a tool gets: the tool inside the action. */
export type ToolFormProps = {
  readonly tool: PartDraft;
  readonly patch: (fields: DraftFields, field: string) => void;
};

/** Hangs up. */
export function EndCallForm({ tool, patch }: ToolFormProps) {
  return (
    <FormSection title="End the call">
      <p>The call ends. Put a “Say” before it to have the agent say goodbye first.</p>
      <TextInput
        label="Note for the log"
        placeholder="None"
        value={textOf(tool, "reason")}
        onChange={(event) => patch({ reason: event.currentTarget.value || undefined }, "reason")}
      />
    </FormSection>
  );
}

export function FunctionForm({ tool, patch }: ToolFormProps) {
  const declared = fieldsOf(tool, "function");
  const server = fieldsOf(tool, "server");
  return (
    <FormSection title="Function on your server">
      <TextInput
        label="Name"
        placeholder="notify_team"
        value={textOf(declared, "name")}
        onChange={(event) =>
          patch({ function: patchFields(declared, { name: event.currentTarget.value }) }, "name")
        }
      />
      <AddressField
        label="Address"
        placeholder="https://example.com/tools"
        service="function"
        value={textOf(server, "url")}
        onChange={(url) => patch({ server: patchFields(server, { url }) }, "server.url")}
      />
      <ParametersField tool={tool} patch={patch} />
      <Switch
        label="Do not wait for the answer"
        checked={tool["async"] === true}
        onChange={(event) => patch({ async: event.currentTarget.checked || undefined }, "async")}
      />
    </FormSection>
  );
}

export function ApiRequestForm({ tool, patch }: ToolFormProps) {
  return (
    <FormSection title="API request">
      <Select
        label="Method"
        data={[...httpMethods]}
        value={textOf(tool, "method") || "POST"}
        onChange={(method) => patch({ method }, "method")}
      />
      <AddressField
        label="Address"
        placeholder="https://api.example.com/orders"
        service="api"
        value={textOf(tool, "url")}
        onChange={(url) => patch({ url }, "url")}
      />
      <NumberInput
        label="Wait for an answer"
        placeholder="20 seconds"
        suffix=" seconds"
        min={1}
        max={300}
        clampBehavior="blur"
        value={numberOf(tool, "timeoutSeconds") ?? ""}
        onChange={(value) =>
          patch({ timeoutSeconds: typeof value === "number" ? value : undefined }, "timeoutSeconds")
        }
      />
      <ParametersField tool={tool} patch={patch} />
      <Textarea
        label="Description"
        placeholder="None"
        autosize
        value={textOf(tool, "description")}
        onChange={(event) =>
          patch({ description: event.currentTarget.value || undefined }, "description")
        }
      />
    </FormSection>
  );
}

function ParametersField({ tool, patch }: ToolFormProps) {
  return (
    <JsonField
      label="Arguments"
      description="A list of key and value; a value may hold values of the call."
      placeholder={'[\n  { "key": "reason", "value": "{{ call.endedReason }}" }\n]'}
      value={tool["parameters"]}
      onChange={(parameters) => patch({ parameters }, "parameters")}
    />
  );
}

/** Patches the tool inside an action. */
export function patchTool(action: PartDraft, fields: DraftFields): DraftFields {
  const tool = fieldsOf(action, "tool");
  return { tool: patchPart({ ...tool, type: textOf(tool, "type") }, fields) };
}
