import { Select, TextInput } from "@mantine/core";
import type { PartDraft } from "#core/hook/draft.ts";
import { fieldListOf, patchFields, textOf, type DraftFields } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import { TemplateField } from "./template-field.tsx";
import type { ToolFormProps } from "./tool-forms.tsx";

const destinationTypes = [
  { value: "number", label: "A phone number" },
  { value: "sip", label: "A SIP address" },
  { value: "assistant", label: "Another assistant" },
  { value: "queue", label: "A queue of your contact centre" },
  { value: "agent", label: "A person of your contact centre" },
];

/** Where the call goes on. Further destinations, and what a destination says that no field shows, stay as they are. */
export function TransferCallForm({ tool, patch }: ToolFormProps) {
  const [destination = { type: "number" }, ...others] = fieldListOf(tool, "destinations");
  const type = textOf(destination, "type") || "number";
  const said = isStaffed(type) ? "announcement" : "message";
  const change = (fields: DraftFields, field: string): void =>
    patch({ destinations: [patchFields(destination, fields), ...others] }, `destination.${field}`);
  return (
    <FormSection title="Transfer to">
      <Select
        label="Kind"
        description={isStaffed(type) ? "Unpod’s bridge connects them." : undefined}
        data={destinationTypes}
        value={type}
        allowDeselect={false}
        onChange={(value) =>
          patch({ destinations: [emptyDestination(value), ...others] }, "destination.type")
        }
      />
      <DestinationFields type={type} destination={destination} change={change} />
      <TemplateField
        label="Say before"
        placeholder="I am connecting you with a colleague."
        minRows={2}
        value={textOf(destination, said)}
        onChange={(words) => change({ [said]: words || undefined }, said)}
      />
      {others.length === 0 ? null : (
        <p>
          {others.length === 1
            ? "One further destination is kept as it is."
            : `${others.length} further destinations are kept as they are.`}
        </p>
      )}
    </FormSection>
  );
}

type DestinationFieldsProps = {
  readonly type: string;
  readonly destination: DraftFields;
  readonly change: (fields: DraftFields, field: string) => void;
};

function DestinationFields(props: DestinationFieldsProps) {
  const { type, destination, change } = props;
  if (isStaffed(type)) return <StaffedFields {...props} />;
  if (type === "sip") {
    const uri = textOf(destination, "sipUri");
    return (
      <TextInput
        label="SIP address"
        placeholder="sip:support@example.com"
        value={uri}
        error={uri === "" || /^sips?:/.test(uri) ? null : "A SIP address starts with sip: or sips:"}
        onChange={(event) => change({ sipUri: event.currentTarget.value }, "sipUri")}
      />
    );
  }
  if (type === "assistant") {
    return (
      <TextInput
        label="Name of the assistant"
        value={textOf(destination, "assistantName")}
        onChange={(event) => change({ assistantName: event.currentTarget.value }, "assistantName")}
      />
    );
  }
  return <NumberFields destination={destination} change={change} />;
}

function NumberFields({ destination, change }: Omit<DestinationFieldsProps, "type">) {
  const number = textOf(destination, "number");
  return (
    <>
      <TextInput
        label="Phone number"
        placeholder="+15551234567"
        type="tel"
        value={number}
        error={isNumber(number) ? null : "Write it with the country code: +15551234567"}
        onChange={(event) => change({ number: event.currentTarget.value }, "number")}
      />
      <TextInput
        label="Extension"
        placeholder="None"
        value={textOf(destination, "extension")}
        onChange={(event) =>
          change({ extension: event.currentTarget.value || undefined }, "extension")
        }
      />
    </>
  );
}

const modes = [
  { value: "cold", label: "At once" },
  { value: "warm", label: "After telling them about the call" },
];

/** A queue or a person: who, and whether they hear about the call before they take it. */
function StaffedFields({ type, destination, change }: DestinationFieldsProps) {
  const isQueue = type === "queue";
  return (
    <>
      <TextInput
        label={isQueue ? "Queue" : "Person"}
        description="As the voice platform calls it."
        placeholder={isQueue ? "support" : "ada"}
        value={textOf(destination, "target")}
        onChange={(event) => change({ target: event.currentTarget.value }, "target")}
      />
      <Select
        label="Connect them"
        placeholder="As the platform does it"
        data={modes}
        value={textOf(destination, "mode") || null}
        clearable
        onChange={(mode) => change({ mode: mode ?? undefined }, "mode")}
      />
    </>
  );
}

function isStaffed(type: string): boolean {
  return type === "queue" || type === "agent";
}

function emptyDestination(type: string | null): PartDraft {
  if (type === "sip") return { type: "sip", sipUri: "" };
  if (type === "assistant") return { type: "assistant", assistantName: "" };
  if (type === "queue" || type === "agent") return { type, target: "" };
  return { type: "number", number: "" };
}

/** Empty, a template, or E.164: up to 15 digits after the plus. */
function isNumber(text: string): boolean {
  return text === "" || text.includes("{{") || /^\+[1-9]\d{6,14}$/.test(text);
}
