import { z } from "zod";
import { isFields, without } from "../../hook/draft.ts";
import { explainIssue } from "../../hook/explain-issue.ts";
import schema from "./hooks.schema.json" with { type: "json" };

/**
 * What Vapi takes, as data. Sources: Vapi OpenAPI of 2026-08-19 (`CallHook*`, `*HookAction`, `PhoneNumberHook*`) and
 * its guides "Assistant hooks" and "Phone number hooks"; `hooks.schema.json` is the schemas of both without prose.
 * Unknown fields are read and given back; what is written fits these schemas.
 */

export type VapiAction = "say" | "tool" | "message.add";

export type VapiEvent = {
  /** As Vapi calls it. */
  readonly on: string;
  /** `guide`: only its guide has it. `workflow`: published for workflows, not for assistants. */
  readonly published: "assistant" | "workflow" | "guide";
  /** Actions of the published form. */
  readonly actions: readonly VapiAction[];
  /** Actions that its guide shows besides. */
  readonly guideActions: readonly VapiAction[];
  readonly isNamePublished: boolean;
  readonly isFilterPublished: boolean;
};

const every = ["say", "tool", "message.add"] as const;
const plain = {
  actions: every,
  guideActions: [],
  isNamePublished: false,
  isFilterPublished: false,
};

/** Events of the hooks of assistants and workflows, by their canonical names. */
export const vapiEvents: ReadonlyMap<string, VapiEvent> = new Map<string, VapiEvent>([
  [
    "call.ending",
    {
      ...plain,
      on: "call.ending",
      published: "assistant",
      actions: ["tool", "message.add"],
      guideActions: ["say"],
      isFilterPublished: true,
    },
  ],
  [
    "assistant.speech.interrupted",
    { ...plain, on: "assistant.speech.interrupted", published: "assistant" },
  ],
  [
    "customer.speech.interrupted",
    { ...plain, on: "customer.speech.interrupted", published: "assistant" },
  ],
  [
    "customer.speech.timeout",
    { ...plain, on: "customer.speech.timeout", published: "assistant", isNamePublished: true },
  ],
  [
    "assistant.transcriber.endpointedSpeechLowConfidence",
    { ...plain, on: "assistant.transcriber.endpointedSpeechLowConfidence", published: "guide" },
  ],
  ["call.timeElapsed", { ...plain, on: "call.timeElapsed", published: "guide" }],
  ["model.response.timeout", { ...plain, on: "model.response.timeout", published: "workflow" }],
  [
    "session.started",
    {
      ...plain,
      on: "session.created",
      published: "assistant",
      actions: ["tool"],
      isNamePublished: true,
    },
  ],
]);

/** Prefixes of a phone number's filter: at most so many, each of at most so many characters. */
export const maxPrefixes = 20;
export const maxPrefixLength = 20;

/** Reasons that a phone number's hook on `call.ending` can ask for. */
export const phoneNumberReasons: readonly string[] =
  schema.$defs.PhoneNumberCallEndingHookFilter.properties.oneOf.items.enum;

export type PartName =
  | "SayHookAction"
  | "SayHookActionDocumented"
  | "MessageAddHookAction"
  | "ToolCallHookAction"
  | "SayPhoneNumberHookAction"
  | "TransferPhoneNumberHookAction"
  | "HooksDocument";

/** What of a value does not fit a part of Vapi's schema, each as path and half a sentence. Empty: it fits. */
export type Misfit = { readonly path: string; readonly message: string };

export function findMisfits(part: PartName, value: unknown): readonly Misfit[] {
  const tool = part === "ToolCallHookAction" && isFields(value) ? value["tool"] : undefined;
  return isFields(tool) ? misfitsOfTool(tool) : misfitsOf(part, value, "");
}

/** A tool is looked at by its own schema, and so is a destination: of a union only that nothing fits would be known. */
function misfitsOfTool(tool: { readonly [field: string]: unknown }): readonly Misfit[] {
  const name = toolSchemas.get(String(tool["type"]));
  if (name === undefined) return [{ path: "tool.type", message: "is no tool of Vapi" }];
  const { destinations } = tool;
  if (tool["type"] !== "transferCall" || !Array.isArray(destinations)) {
    return misfitsOf(name, tool, "tool");
  }
  const each: readonly unknown[] = destinations;
  return [
    ...misfitsOf(name, without(tool, ["destinations"]), "tool"),
    ...each.flatMap((destination, index) => {
      const type = isFields(destination) ? String(destination["type"]) : "";
      const path = `tool.destinations.${index}`;
      const schemaName = destinationSchemas[type];
      if (schemaName === undefined) return [{ path, message: "is no destination of Vapi" }];
      return misfitsOf(schemaName, destination, path);
    }),
  ];
}

const destinationSchemas: { readonly [type: string]: string } = {
  assistant: "TransferDestinationAssistant",
  number: "TransferDestinationNumber",
  sip: "TransferDestinationSip",
};

/** Names of the schemas of tools by their `type`. */
const toolSchemas: ReadonlyMap<string, string> = new Map(
  schema.$defs.ToolCallHookAction.properties.tool.oneOf.flatMap(({ $ref }) => {
    const name = $ref.replace("#/$defs/", "");
    const tool = Object.entries(schema.$defs).find(([other]) => other === name)?.[1];
    return z
      .object({ properties: z.object({ type: z.object({ enum: z.array(z.string()) }) }) })
      .parse(tool)
      .properties.type.enum.map((type) => [type, name] as const);
  }),
);

function misfitsOf(name: string, value: unknown, path: string): readonly Misfit[] {
  const parsed = schemaOf(name).safeParse(value);
  return (parsed.error?.issues ?? []).map((issue) => {
    const { path: inner, message } = explainIssue(issue, value);
    return { path: [path, ...inner.map(String)].filter((step) => step !== "").join("."), message };
  });
}

/** A file's type knows its texts only as texts, so it is no JSON Schema to the compiler. */
const $defs = z.record(z.string(), z.custom<z.core.JSONSchema.JSONSchema>()).parse(schema.$defs);

/** Made when first asked for: not everybody exports. */
const made = new Map<string, z.ZodType>();

function schemaOf(name: string): z.ZodType {
  const known = made.get(name) ?? z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs });
  made.set(name, known);
  return known;
}
