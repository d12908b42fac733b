import { z } from "zod";
import { diagnosticSchema } from "../diagnostic.ts";
import { flowSchema } from "../flow/flow.ts";
import { hooksDocumentSchema, runsOnSchema } from "../hook/hook.ts";
import { idSchema } from "../ids.ts";

/** Requests and responses of `/api/v1/flows`. */

export const flowSummarySchema = z.object({
  id: idSchema("flow"),
  name: z.string(),
  /** Canonical events its live version listens to (its draft's, when nothing is live). */
  events: z.array(z.string()),
  enabled: z.boolean(),
  /** The live version, `null` while only a draft exists. */
  liveVersion: z.number().int().nullable(),
  /** Whether the draft differs from what is live. */
  hasUnpublishedChanges: z.boolean(),
  runsOn: runsOnSchema,
  updatedAt: z.iso.datetime(),
  lastFiredAt: z.iso.datetime().nullable(),
  /** Deliveries of the last seven days, test runs left out. */
  delivered: z.number().int(),
  failed: z.number().int(),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;

export const flowListSchema = z.object({ flows: z.array(flowSummarySchema) });

export const flowDetailSchema = flowSummarySchema.extend({
  /** Grows with every change of the draft; the value for `If-Match`. */
  draftRevision: z.number().int(),
  flow: flowSchema,
  diagnostics: z.array(diagnosticSchema),
});
export type FlowDetail = z.infer<typeof flowDetailSchema>;

/** The flow in a field `flow`, or bare. */
const flowBody = z.union([
  z.object({ flow: flowSchema }),
  flowSchema.transform((flow) => ({ flow })),
]);
export const createFlowSchema = flowBody;
export type CreateFlow = z.infer<typeof createFlowSchema>;

/** `expectedRevision` is the `draftRevision` the change was made on; another one stored meanwhile is a conflict. */
export const updateFlowSchema = z.object({
  flow: flowSchema,
  expectedRevision: z.number().int(),
});
export type UpdateFlow = z.infer<typeof updateFlowSchema>;

/** Body of `PUT`; the revision stands in `If-Match`, without which the draft is replaced whatever it is. */
export const putFlowSchema = flowBody;

export const flowHooksQuerySchema = z.object({
  /** `1`: the hooks of the draft instead of the live ones. */
  draft: z.enum(["0", "1"]).default("0"),
});

export const publishFlowSchema = z.object({ message: z.string().max(500).optional() });

/** A version as it stands in an address. */
export const versionNumberSchema = z.coerce.number().int().min(1).max(1_000_000);

export const flowVersionSchema = z.object({
  version: z.number().int(),
  message: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  live: z.boolean(),
  hooks: z.number().int(),
});
export type FlowVersion = z.infer<typeof flowVersionSchema>;
export const flowVersionListSchema = z.object({ versions: z.array(flowVersionSchema) });

export const publishedFlowSchema = z.object({
  flowId: idSchema("flow"),
  version: z.number().int(),
  hooks: z.number().int(),
  diagnostics: z.array(diagnosticSchema),
});
export type PublishedFlow = z.infer<typeof publishedFlowSchema>;

/** Hookline's own form, and the platforms'. */
const hooksForms = ["hookline", "vapi", "ava", "unpod", "devclaw"] as const;
export const importSchema = z.object({
  name: z.string().min(1).max(200),
  /** Found out when absent. */
  dialect: z.enum(hooksForms).optional(),
  /** Text in the dialect's own format, or its JSON. */
  document: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  publish: z.boolean().default(false),
  draft: z.boolean().default(false),
  runsOn: runsOnSchema.default("hookline"),
});
export type ImportRequest = z.infer<typeof importSchema>;
/** What is sent: what has a default may be left out. */
export type ImportInput = z.input<typeof importSchema>;

export const importedSchema = publishedFlowSchema.extend({
  /** `null` when only a draft was stored. */
  version: z.number().int().nullable(),
});
export type ImportedFlow = z.infer<typeof importedSchema>;

const exportTarget = { to: z.enum(hooksForms) };
/** The draft of a stored flow, a flow as it is given, or a hooks document. */
export const exportSchema = z.union([
  z.object({ flowId: z.string().min(1).max(200), ...exportTarget }),
  z.object({ flow: flowSchema, ...exportTarget }),
  z.object({
    document: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
    ...exportTarget,
  }),
]);
export type ExportRequest = z.infer<typeof exportSchema>;

export const exportedSchema = z.object({
  /** The first one is the platform's own format; the others, such as a bridge, go with it. */
  files: z.array(
    z.object({
      /** Suggested name, without folders. */
      name: z.string(),
      language: z.enum(["json", "yaml", "python", "go"]),
      text: z.string(),
      /** What it is and where it goes. */
      purpose: z.string(),
    }),
  ),
  /** Everything that the platform cannot say, or says otherwise. */
  diagnostics: z.array(diagnosticSchema),
});
export type ExportedHooks = z.infer<typeof exportedSchema>;

export const liveHooksSchema = hooksDocumentSchema;
