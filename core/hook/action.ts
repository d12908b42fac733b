import { z } from "zod";
import { jsonSchema } from "../json.ts";
import {
  answerFields,
  blockFields,
  dataSetFields,
  emailFields,
  lookupOutput,
  modifyFields,
  notifyFields,
  summarizeFields,
  waitFields,
} from "./control-action.ts";
import { filterSchema } from "./filter.ts";
import { platformFieldsSchema } from "./platform-fields.ts";
import { retrySchema } from "./retry.ts";
import { toolSchema } from "./tool.ts";

/**
 * What a hook does. Unknown fields are kept. `say`, `tool` and `message.add` are Vapi's; the others are
 * Hookline's. Texts are templates (`core/engine/render-template.ts`); `${NAME}` in url, headers and body is a secret.
 */

/** Fields every action may carry. `id` is given by compile and stays across versions. */
const common = {
  id: z.string().min(1).max(200).optional(),
  when: z.array(filterSchema).optional(),
  stopOnError: z.boolean().optional(),
  platform: platformFieldsSchema.optional(),
};

/** How a delivery is made; the same for every action that sends a request. */
const deliveryOptions = {
  timeoutMs: z.number().int().min(100).max(120_000).optional(),
  retry: retrySchema.optional(),
  /** Signature: `true` (default) Standard Webhooks, `devclaw` DevClaw's header, `false` none. */
  sign: z.union([z.boolean(), z.literal("devclaw")]).optional(),
};

const conversationMessage = z.looseObject({ role: z.string(), content: z.string().nullish() });

const say = z.looseObject({
  type: z.literal("say"),
  exact: z.union([z.string(), z.array(z.string())]).optional(),
  prompt: z.union([z.string(), z.array(conversationMessage)]).optional(),
  ...common,
});

const tool = z.looseObject({
  type: z.literal("tool"),
  tool: toolSchema.optional(),
  toolId: z.string().optional(),
  ...common,
});

const messageAdd = z.looseObject({
  type: z.literal("message.add"),
  message: z.looseObject({
    role: z.enum(["assistant", "function", "user", "system", "tool", "developer"]),
    content: z.string().nullable(),
  }),
  triggerResponseEnabled: z.boolean().optional(),
  ...common,
});

export const httpMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;

const webhook = z.looseObject({
  type: z.literal("webhook"),
  url: z.string().min(1).max(8000),
  method: z.enum(httpMethods).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: jsonSchema.optional(),
  contentType: z.string().max(200).optional(),
  bodyForm: z.literal("devclaw").optional(),
  /**
   * `${NAME}`: the secret that DevClaw's signature is made with, so that a receiver goes on checking with the one it
   * has. Absent: the destination's own.
   */
  signingSecret: z
    .string()
    .regex(/^\$\{[A-Z_][A-Z0-9_]*\}$/, "must be the name of a secret, like ${NAME}")
    .optional(),
  /** Lets a value of the call make up scheme or host of the address. */
  allowDynamicHost: z.boolean().optional(),
  ...deliveryOptions,
  ...common,
});

const slack = z.looseObject({
  type: z.literal("slack"),
  url: z.string().min(1).max(8000),
  text: z.string(),
  /** Slack Block Kit blocks; strings in them are templates. */
  blocks: z.array(jsonSchema).optional(),
  ...deliveryOptions,
  ...common,
});

const discord = z.looseObject({
  type: z.literal("discord"),
  url: z.string().min(1).max(8000),
  content: z.string(),
  username: z.string().max(80).optional(),
  /** Discord embeds; strings in them are templates. */
  embeds: z.array(jsonSchema).optional(),
  ...deliveryOptions,
  ...common,
});

/** n8n and Zapier take any JSON; without `body` all flat names of the call are sent. */
const n8n = z.looseObject({
  type: z.literal("n8n"),
  url: z.string().min(1).max(8000),
  body: jsonSchema.optional(),
  ...deliveryOptions,
  ...common,
});
const zapier = z.looseObject({
  type: z.literal("zapier"),
  url: z.string().min(1).max(8000),
  body: jsonSchema.optional(),
  ...deliveryOptions,
  ...common,
});

/** A webhook that waits for its answer and keeps it under `results`. */
const lookup = z.looseObject({
  type: z.literal("lookup"),
  url: z.string().min(1).max(8000),
  method: z.enum(httpMethods).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Appended to the address, each value percent-encoded. */
  query: z.record(z.string(), z.string()).optional(),
  body: jsonSchema.optional(),
  contentType: z.string().max(200).optional(),
  allowDynamicHost: z.boolean().optional(),
  /** Name below `results`. Absent: the names of `output` stand right below it. */
  saveAs: z.string().min(1).max(200).optional(),
  /** Absent: the whole answer is kept. */
  output: lookupOutput.optional(),
  /** What is kept when there is no usable answer. */
  fallback: jsonSchema.optional(),
  ...deliveryOptions,
  ...common,
});

const email = z.looseObject({ ...emailFields, ...deliveryOptions, ...common });
const notify = z.looseObject({ ...notifyFields, ...common });
const summarize = z.looseObject({ ...summarizeFields, ...common });
const block = z.looseObject({ ...blockFields, ...common });
const modify = z.looseObject({ ...modifyFields, ...common });
const dataSet = z.looseObject({ ...dataSetFields, ...common });
const wait = z.looseObject({ ...waitFields, ...common });
const answer = z.looseObject({ ...answerFields, ...common });

export const actionSchema = z.discriminatedUnion("type", [
  say,
  tool,
  messageAdd,
  webhook,
  slack,
  discord,
  n8n,
  zapier,
  email,
  notify,
  lookup,
  summarize,
  block,
  modify,
  dataSet,
  wait,
  answer,
]);
export type Action = z.infer<typeof actionSchema>;
export type ActionType = Action["type"];
export type WebhookAction = z.infer<typeof webhook>;
export type SlackAction = z.infer<typeof slack>;
export type DiscordAction = z.infer<typeof discord>;
export type N8nAction = z.infer<typeof n8n>;
export type ZapierAction = z.infer<typeof zapier>;
export type SayAction = z.infer<typeof say>;
export type ToolAction = z.infer<typeof tool>;
export type MessageAddAction = z.infer<typeof messageAdd>;
export type EmailAction = z.infer<typeof email>;
export type NotifyAction = z.infer<typeof notify>;
export type LookupAction = z.infer<typeof lookup>;
export type SummarizeAction = z.infer<typeof summarize>;
export type BlockAction = z.infer<typeof block>;
export type ModifyAction = z.infer<typeof modify>;
export type DataSetAction = z.infer<typeof dataSet>;
export type AnswerAction = z.infer<typeof answer>;
