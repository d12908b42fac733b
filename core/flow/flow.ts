import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { actionSchema } from "../hook/action.ts";
import { filterSchema } from "../hook/filter.ts";
import { eventOptionsSchema, runsOnSchema } from "../hook/hook.ts";

/**
 * The flow document: what a person draws. It is the stored truth; the hooks document is compiled from it.
 *
 * Node data is kept loose on purpose: a half-filled form is a valid draft. What is wrong with it is said by
 * diagnostics (`compiler/compile-flow.ts`), never by refusing to store it.
 */
const nodeId = z.string().min(1).max(100);
export const positionSchema = z.object({ x: z.number(), y: z.number() });
export type Position = z.infer<typeof positionSchema>;

const base = {
  id: nodeId,
  /** Orders siblings and hooks: lower first, ties by place in the list. */
  order: z.number().int().min(0).default(1),
  position: positionSchema.default({ x: 0, y: 0 }),
};

/** Fields of the hook that starts at an event node; they travel with the event node. */
export const eventNodeSchema = z.looseObject({
  ...base,
  kind: z.literal("event"),
  data: z.looseObject({
    on: z.string().min(1),
    options: eventOptionsSchema.optional(),
  }),
});
/** A draft of a filter: only its type must be there. */
const filterDraft = z.looseObject({ type: z.string() });
export const filterNodeSchema = z.looseObject({
  ...base,
  kind: z.literal("filter"),
  data: z.looseObject({ filter: z.union([filterSchema, filterDraft]) }),
});
/** A draft of an action: only its type must be there. `hook` holds what belongs to the hook this action begins. */
const actionDraft = z.looseObject({ type: z.string() });
export const hookSettingsSchema = z.looseObject({
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  description: z.string().optional(),
  source: z.string().optional(),
  priority: z.number().int().optional(),
  scope: z.looseObject({ agents: z.array(z.string()) }).optional(),
  limit: z.looseObject({ perCall: z.number().int().min(1) }).optional(),
  onFailure: z.enum(["open", "closed"]).optional(),
});
export type HookSettings = z.infer<typeof hookSettingsSchema>;
export const actionNodeSchema = z.looseObject({
  ...base,
  kind: z.literal("action"),
  data: z.looseObject({
    action: z.union([actionSchema, actionDraft]),
    hook: hookSettingsSchema.optional(),
  }),
});
export const flowNodeSchema = z.discriminatedUnion("kind", [
  eventNodeSchema,
  filterNodeSchema,
  actionNodeSchema,
]);
export type FlowNode = z.infer<typeof flowNodeSchema>;
export type EventNode = z.infer<typeof eventNodeSchema>;
export type FilterNode = z.infer<typeof filterNodeSchema>;
export type ActionNode = z.infer<typeof actionNodeSchema>;
export type NodeKind = FlowNode["kind"];

export const sourceHandles = ["next", "match", "otherwise"] as const;
export type SourceHandle = (typeof sourceHandles)[number];
export const flowEdgeSchema = z.looseObject({
  id: z.string().min(1).max(250),
  source: nodeId,
  target: nodeId,
  sourceHandle: z.enum(sourceHandles).default("next"),
});
export type FlowEdge = z.infer<typeof flowEdgeSchema>;

const noteSchema = z.looseObject({
  id: z.string().min(1).max(100),
  text: z.string().max(20_000),
  position: positionSchema,
});

export type FlowNote = z.infer<typeof noteSchema>;

export const flowSchema = z.looseObject({
  version: z.literal(1).default(1),
  name: z.string().min(1).max(200),
  runsOn: runsOnSchema.default("hookline"),
  nodes: z.array(flowNodeSchema),
  edges: z.array(flowEdgeSchema),
  notes: z.array(noteSchema).default([]),
  groups: z.array(jsonSchema).default([]),
  tests: z.array(jsonSchema).default([]),
  /** What stood in an imported document beside its hooks, such as the rest of an assistant; compile gives it back. */
  document: z.record(z.string(), jsonSchema).optional(),
});
export type Flow = z.infer<typeof flowSchema>;
/** A flow as a person may write it: what has a default may be left out. */
export type FlowInput = z.input<typeof flowSchema>;
