import { SegmentedControl, Select, Stack, Switch } from "@mantine/core";
import { useState } from "react";
import { fieldsOf, patchFields, textOf, textsOf } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import type { ActionFormProps } from "./action-form-props.ts";
import { TemplateField } from "./template-field.tsx";
import { TextRows } from "./text-rows.tsx";

type SayMode = "exact" | "prompt";

/** What the agent says: words as they stand (one of several is picked), or an instruction to the model. */
export function SayForm({ action, patch }: ActionFormProps) {
  const [mode, setMode] = useState<SayMode>(action["prompt"] === undefined ? "exact" : "prompt");
  const change = (next: string): void => {
    const prompt = textOf(action, "prompt");
    const exact = textsOf(action, "exact")[0] ?? "";
    setMode(next === "prompt" ? "prompt" : "exact");
    if (next === "prompt") patch({ exact: undefined, prompt: exact }, "mode");
    else patch({ exact: prompt, prompt: undefined }, "mode");
  };
  return (
    <FormSection title="Say">
      <SegmentedControl
        aria-label="How the words are made"
        data={[
          { value: "exact", label: "These words" },
          { value: "prompt", label: "Let the model say" },
        ]}
        value={mode}
        onChange={change}
      />
      {mode === "prompt" ? (
        <TemplateField
          label="Instruction to the model"
          placeholder="Ask whether the caller is still there, in one sentence."
          value={textOf(action, "prompt")}
          onChange={(prompt) => patch({ prompt }, "prompt")}
        />
      ) : (
        <TextRows
          label="Words"
          placeholder="Are you still there?"
          addLabel="Add another wording"
          values={textsOf(action, "exact")}
          onChange={(exact, field) =>
            patch({ exact: exact.length === 1 ? exact[0] : exact }, `exact.${field}`)
          }
        />
      )}
    </FormSection>
  );
}

const roles = [
  { value: "system", label: "System, an instruction" },
  { value: "user", label: "User, as if the caller said it" },
  { value: "assistant", label: "Assistant, as if the agent said it" },
  { value: "developer", label: "Developer" },
  { value: "tool", label: "Tool" },
  { value: "function", label: "Function" },
];

/** A message put into the conversation, and whether the model answers it at once. */
export function MessageAddForm({ action, patch }: ActionFormProps) {
  const message = fieldsOf(action, "message");
  return (
    <FormSection title="Message to the model">
      <Select
        label="As"
        data={roles}
        value={textOf(message, "role") || "system"}
        onChange={(role) => patch({ message: patchFields(message, { role }) }, "message.role")}
      />
      <TemplateField
        label="Message"
        placeholder="The caller is a returning customer."
        value={textOf(message, "content")}
        onChange={(content) =>
          patch({ message: patchFields(message, { content }) }, "message.content")
        }
      />
      <Switch
        label="The agent answers at once"
        checked={action["triggerResponseEnabled"] !== false}
        onChange={(event) =>
          patch(
            { triggerResponseEnabled: event.currentTarget.checked ? undefined : false },
            "triggerResponseEnabled",
          )
        }
      />
    </FormSection>
  );
}

/** A tool that only the voice platform carries out, or a saved one: kept as it is. */
export function PlatformToolForm({ action }: Pick<ActionFormProps, "action">) {
  const name = textOf(fieldsOf(action, "tool"), "type") || textOf(action, "toolId");
  return (
    <FormSection title="Tool">
      <Stack gap="xs">
        <p>
          The tool “{name}” is carried out by the voice platform. It is kept exactly as it was
          imported.
        </p>
      </Stack>
    </FormSection>
  );
}
