import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * Tools a hook can call, in Vapi's form. Source: Vapi OpenAPI `ToolCallHookAction.tool`, 2026-08-19 (23 members).
 * The runtime carries out `transferCall`, `endCall`, `function`, `apiRequest` and `handoff`; the others need a model's
 * arguments and are the platform's: they are kept as they are. Vapi has no shortest length for most texts; what an
 * empty one keeps from working is said by `check-action.ts`.
 */

/** What the platform does with a tool or a destination and the runtime does not look at. */
const kept = z.unknown().optional();

const destination = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("number"),
    number: z.string().min(1).max(40),
    callerId: z.string().max(40).optional(),
    extension: z.string().max(10).optional(),
    message: z.union([z.string(), jsonSchema]).optional(),
    description: z.string().optional(),
    numberE164CheckEnabled: z.boolean().optional(),
    transferPlan: kept,
  }),
  z.looseObject({
    type: z.literal("sip"),
    sipUri: z.string(),
    message: z.union([z.string(), jsonSchema]).optional(),
    description: z.string().optional(),
    callerId: z.string().max(40).optional(),
    sipHeaders: kept,
    transferPlan: kept,
  }),
  z.looseObject({
    type: z.literal("assistant"),
    assistantName: z.string(),
    message: z.union([z.string(), jsonSchema]).optional(),
    description: z.string().optional(),
    transferMode: z.string().optional(),
  }),
  /** Hookline's own: a queue or a person of a contact centre, carried out by a bridge. */
  z.looseObject({
    type: z.enum(["queue", "agent"]),
    target: z.string().min(1).max(500),
    mode: z.enum(["cold", "warm"]).optional(),
    announcement: z.string().optional(),
  }),
]);

/** Fields every tool of Vapi may carry. */
const common = { messages: kept, rejectionPlan: kept };

const transferCall = z.looseObject({
  type: z.literal("transferCall"),
  destinations: z.array(destination).optional(),
  ...common,
});
export type TransferCallTool = z.infer<typeof transferCall>;

const endCall = z.looseObject({
  type: z.literal("endCall"),
  reason: z.string().optional(),
  ...common,
});

const server = z.looseObject({
  url: z.string().optional(),
  timeoutSeconds: z.number().min(1).max(300).optional(),
  headers: z.record(z.string(), jsonSchema).optional(),
  credentialId: z.string().optional(),
  encryptedPaths: kept,
  staticIpAddressesEnabled: z.boolean().optional(),
  backoffPlan: kept,
});

/** Static arguments: `parameters: [{key, value}]`; a value may hold templates. */
const staticParameters = z.array(z.looseObject({ key: z.string(), value: jsonSchema }));

const functionTool = z.looseObject({
  type: z.literal("function"),
  function: z
    .looseObject({
      name: z.string().min(1).max(64),
      description: z.string().optional(),
      parameters: jsonSchema.optional(),
      strict: z.boolean().optional(),
    })
    .optional(),
  async: z.boolean().optional(),
  server: server.optional(),
  parameters: staticParameters.optional(),
  variableExtractionPlan: kept,
  ...common,
});
export type FunctionTool = z.infer<typeof functionTool>;

const apiRequest = z.looseObject({
  type: z.literal("apiRequest"),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  url: z.string(),
  name: z.string().max(40).optional(),
  description: z.string().optional(),
  timeoutSeconds: z.number().min(1).max(300).optional(),
  /** JSON Schemas whose properties carry a static `value`, as in Vapi. */
  headers: jsonSchema.optional(),
  body: jsonSchema.optional(),
  parameters: staticParameters.optional(),
  credentialId: z.string().optional(),
  encryptedPaths: kept,
  backoffPlan: kept,
  variableExtractionPlan: kept,
  ...common,
});
export type ApiRequestTool = z.infer<typeof apiRequest>;

/** Tools only the platform can carry out. */
export const platformToolTypes = [
  "bash",
  "code",
  "computer",
  "dtmf",
  "gohighlevel.calendar.availability.check",
  "gohighlevel.calendar.event.create",
  "gohighlevel.contact.create",
  "gohighlevel.contact.get",
  "google.calendar.availability.check",
  "google.calendar.event.create",
  "google.sheets.row.append",
  "handoff",
  "mcp",
  "query",
  "sipRequest",
  "slack.message.send",
  "sms",
  "textEditor",
  "voicemail",
] as const;

const platformTool = z.looseObject({ type: z.enum(platformToolTypes) });

export const toolSchema = z.discriminatedUnion("type", [
  transferCall,
  endCall,
  functionTool,
  apiRequest,
  platformTool,
]);
export type Tool = z.infer<typeof toolSchema>;
