import type { ReactNode } from "react";
import type { PartDraft } from "#core/hook/draft.ts";
import { MessageAddForm, PlatformToolForm, SayForm } from "./call-forms.tsx";
import { AnswerForm, BlockForm, DataSetForm, HandoffForm, ModifyForm } from "./control-forms.tsx";
import { DeliveryFields } from "./delivery-fields.tsx";
import { fieldsOf, patchPart, textOf, toolTypeOf, type DraftFields } from "./draft-fields.ts";
import type { ActionFormProps } from "./action-form-props.ts";
import { DiscordForm, N8nForm, SlackForm, WebhookForm, ZapierForm } from "./send-forms.tsx";
import { EmailForm, NotifyForm } from "./tell-forms.tsx";
import { SigningFields } from "./signing-fields.tsx";
import {
  ApiRequestForm,
  EndCallForm,
  FunctionForm,
  patchTool,
  type ToolFormProps,
} from "./tool-forms.tsx";
import { TransferCallForm } from "./transfer-form.tsx";
import { LookupForm, SummarizeForm, WaitForm } from "./wait-forms.tsx";

export type ActionFormHostProps = {
  readonly action: PartDraft;
  readonly onChange: (action: PartDraft, field: string) => void;
};

type Form<Props> = (props: Props) => ReactNode;

const actionForms: ReadonlyMap<string, Form<ActionFormProps>> = new Map<
  string,
  Form<ActionFormProps>
>([
  ["slack", SlackForm],
  ["discord", DiscordForm],
  ["n8n", N8nForm],
  ["zapier", ZapierForm],
  ["webhook", WebhookForm],
  ["email", EmailForm],
  ["notify", NotifyForm],
  ["lookup", LookupForm],
  ["summarize", SummarizeForm],
  ["wait", WaitForm],
  ["say", SayForm],
  ["message.add", MessageAddForm],
  ["block", BlockForm],
  ["modify", ModifyForm],
  ["data.set", DataSetForm],
  ["answer", AnswerForm],
]);

const toolForms: ReadonlyMap<string, Form<ToolFormProps>> = new Map([
  ["transferCall", TransferCallForm],
  ["endCall", EndCallForm],
  ["handoff", HandoffForm],
  ["function", FunctionForm],
  ["apiRequest", ApiRequestForm],
]);

const sendingTypes = new Set(["slack", "discord", "n8n", "zapier", "webhook", "email", "lookup"]);

/** The form of an action, by its type. */
export function ActionForm({ action, onChange }: ActionFormHostProps) {
  const patch = (fields: DraftFields, field: string): void =>
    onChange(patchPart(action, fields), field);
  const Form = actionForms.get(action.type);
  const toolType = toolTypeOf(action);
  const ToolForm = toolType === null ? undefined : toolForms.get(toolType);
  const tool = fieldsOf(action, "tool");
  return (
    <>
      {Form === undefined ? null : <Form action={action} patch={patch} />}
      {ToolForm === undefined ? null : (
        <ToolForm
          tool={{ ...tool, type: textOf(tool, "type") }}
          patch={(fields, field) => patch(patchTool(action, fields), `tool.${field}`)}
        />
      )}
      {Form === undefined && ToolForm === undefined ? <PlatformToolForm action={action} /> : null}
      {action.type === "webhook" ? <SigningFields action={action} patch={patch} /> : null}
      {sendingTypes.has(action.type) ? <DeliveryFields action={action} patch={patch} /> : null}
    </>
  );
}
