import { Select, TextInput } from "@mantine/core";
import { httpMethods } from "#core/hook/action.ts";
import type { ActionFormProps } from "./action-form-props.ts";
import { AddressField } from "./address-field.tsx";
import { textOf } from "./draft-fields.ts";
import { FormSection } from "./form-section.tsx";
import { HeaderFields } from "./header-fields.tsx";
import { JsonField } from "./json-field.tsx";
import { TemplateField } from "./template-field.tsx";

const bodyHelp = "Left empty, everything known about the call is sent.";
const bodyPlaceholder = '{\n  "caller": "{{ call.customer.number }}"\n}';

export function SlackForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Message">
      <AddressField
        label="Slack webhook address"
        description="Slack: Apps → Incoming Webhooks → Copy."
        placeholder="https://hooks.slack.com/services/…"
        service="slack"
        value={textOf(action, "url")}
        onChange={(url) => patch({ url }, "url")}
      />
      <TemplateField
        label="Text"
        placeholder="Call failed: {{ call.endedReason }}"
        value={textOf(action, "text")}
        onChange={(text) => patch({ text }, "text")}
      />
    </FormSection>
  );
}

export function DiscordForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Message">
      <AddressField
        label="Discord webhook address"
        description="Discord: Channel settings → Integrations → Webhooks."
        placeholder="https://discord.com/api/webhooks/…"
        service="discord"
        value={textOf(action, "url")}
        onChange={(url) => patch({ url }, "url")}
      />
      <TemplateField
        label="Text"
        placeholder="Call ended: {{ call.summary }}"
        value={textOf(action, "content")}
        onChange={(content) => patch({ content }, "content")}
      />
      <TextInput
        label="Name to post as"
        placeholder="As set in Discord"
        value={textOf(action, "username")}
        onChange={(event) =>
          patch({ username: event.currentTarget.value || undefined }, "username")
        }
      />
    </FormSection>
  );
}

export function N8nForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Workflow">
      <AddressField
        label="Webhook address"
        description="The production URL of the workflow's Webhook node."
        placeholder="https://n8n.example.com/webhook/…"
        service="n8n"
        value={textOf(action, "url")}
        onChange={(url) => patch({ url }, "url")}
      />
      <BodyField action={action} patch={patch} />
    </FormSection>
  );
}

export function ZapierForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Zap">
      <AddressField
        label="Webhook address"
        description="The address of “Webhooks by Zapier, Catch Hook”."
        placeholder="https://hooks.zapier.com/hooks/catch/…"
        service="zapier"
        value={textOf(action, "url")}
        onChange={(url) => patch({ url }, "url")}
      />
      <BodyField action={action} patch={patch} />
    </FormSection>
  );
}

export function WebhookForm({ action, patch }: ActionFormProps) {
  return (
    <FormSection title="Request">
      <Select
        label="Method"
        data={[...httpMethods]}
        value={textOf(action, "method") || "POST"}
        onChange={(method) => patch({ method }, "method")}
      />
      <AddressField
        label="Address"
        placeholder="https://example.com/hook"
        service="webhook"
        value={textOf(action, "url")}
        onChange={(url) => patch({ url }, "url")}
      />
      <HeaderFields action={action} patch={patch} />
      <BodyField action={action} patch={patch} />
    </FormSection>
  );
}

function BodyField({ action, patch }: ActionFormProps) {
  return (
    <JsonField
      label="Body"
      description={bodyHelp}
      placeholder={bodyPlaceholder}
      value={action["body"]}
      onChange={(body) => patch({ body }, "body")}
    />
  );
}
