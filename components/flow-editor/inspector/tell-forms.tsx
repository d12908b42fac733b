import { Anchor, SegmentedControl, TagsInput, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ActionFormProps } from "./action-form-props.ts";
import { textOf, textsOf } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import { TemplateField } from "./template-field.tsx";

const mailKeys = ["to", "cc", "bcc"] as const;
const mailLabels = { to: "To", cc: "Copy to", bcc: "Hidden copy to" } as const;

/** An e-mail: who gets it, and what it says. */
export function EmailForm({ action, patch }: ActionFormProps) {
  return (
    <>
      <FormSection title="E-mail">
        {mailKeys.map((key) => (
          <MailboxesField
            key={key}
            label={mailLabels[key]}
            isNeeded={key === "to"}
            values={textsOf(action, key)}
            onChange={(values) => patch({ [key]: fewest(values, key === "to") }, key)}
          />
        ))}
        <TemplateField
          label="Subject"
          placeholder="Call failed: {{ call.endedReason }}"
          minRows={1}
          value={textOf(action, "subject")}
          onChange={(subject) =>
            patch({ subject: subject.replaceAll(/\s*\n\s*/g, " ") }, "subject")
          }
        />
        <MailContent action={action} patch={patch} />
      </FormSection>
      <FormSection title="Sender">
        <TextInput
          label="From"
          description="Left empty, the user of the mail server."
          placeholder="Desk <desk@example.com>"
          value={textOf(action, "from")}
          onChange={(event) => patch({ from: event.currentTarget.value || undefined }, "from")}
        />
        <TextInput
          label="Answers go to"
          placeholder="The sender"
          value={textOf(action, "replyTo")}
          onChange={(event) =>
            patch({ replyTo: event.currentTarget.value || undefined }, "replyTo")
          }
        />
        <Text size="sm" c="dimmed">
          Sent over the mail server that SMTP_URL names when Hookline is started.
        </Text>
      </FormSection>
    </>
  );
}

type MailboxesFieldProps = {
  readonly label: string;
  readonly isNeeded: boolean;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

function MailboxesField({ label, isNeeded, values, onChange }: MailboxesFieldProps) {
  const given = values.filter((value) => value !== "");
  return (
    <TagsInput
      label={label}
      description={
        isNeeded
          ? "Press Enter after each. A value such as {{ call.data.mail }} is one."
          : undefined
      }
      placeholder={given.length === 0 ? "ada@example.com" : ""}
      value={given}
      acceptValueOnBlur
      onChange={onChange}
    />
  );
}

/** One mailbox is written as a text, several as a list; where none is needed, none is nothing. */
function fewest(
  values: readonly string[],
  isNeeded: boolean,
): string | readonly string[] | undefined {
  const [first, ...others] = values;
  if (first === undefined) return isNeeded ? "" : undefined;
  return others.length === 0 ? first : values;
}

/** The text, and the same as HTML where somebody wants it. */
function MailContent({ action, patch }: ActionFormProps) {
  const [part, setPart] = useState("text");
  const isHtml = part === "html";
  return (
    <>
      <SegmentedControl
        aria-label="What the e-mail says, as"
        data={[
          { value: "text", label: "Text" },
          { value: "html", label: "HTML" },
        ]}
        value={part}
        onChange={setPart}
      />
      <TemplateField
        key={part}
        label={isHtml ? "HTML" : "Text"}
        description={
          isHtml ? "For mail programs that show it; the others take the text." : undefined
        }
        placeholder={isHtml ? "<p>{{ call.summary }}</p>" : "{{ call.summary }}"}
        minRows={5}
        value={textOf(action, part)}
        onChange={(value) => patch({ [part]: value || undefined }, part)}
      />
    </>
  );
}

/** A message to the workspace's alert destinations, or back into the conversation. */
export function NotifyForm({ action, patch }: ActionFormProps) {
  const to = textOf(action, "to") || "alerts";
  return (
    <FormSection title="Notify">
      <SegmentedControl
        aria-label="Who is told"
        data={[
          { value: "alerts", label: "Your team" },
          { value: "conversation", label: "The conversation" },
        ]}
        value={to}
        onChange={(next) => patch({ to: next === "alerts" ? undefined : next }, "to")}
      />
      {to === "alerts" ? (
        <Text size="sm" c="dimmed">
          Goes to every alert destination of this workspace.{" "}
          <Anchor href="/settings#alerts" underline="always">
            Choose them
          </Anchor>
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          DevClaw’s bridge writes it into the chat. Voice platforms speak with “Say” instead.
        </Text>
      )}
      <TextInput
        label="Title"
        placeholder="Call failed"
        value={textOf(action, "title")}
        onChange={(event) => patch({ title: event.currentTarget.value || undefined }, "title")}
      />
      <TemplateField
        label="Text"
        placeholder="{{ call.customer.number }}: {{ call.endedReason }}"
        value={textOf(action, "text")}
        onChange={(text) => patch({ text }, "text")}
      />
    </FormSection>
  );
}
