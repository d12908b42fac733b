import { z } from "zod";
import { flowSchema } from "../flow/flow.ts";
import { actionSchema } from "../hook/action.ts";
import { callEventSchema } from "../hook/call-event.ts";
import { filterSchema } from "../hook/filter.ts";
import { hookSchema, hooksDocumentSchema } from "../hook/hook.ts";
import { toolSchema } from "../hook/tool.ts";
import { type Json, jsonSchema, trustJson } from "../json.ts";
import { sampleCallSchema } from "../simulator/sample-call.ts";

/**
 * The published JSON Schemas (draft 2020-12), made from the schemas everything else is read with. Unknown fields are
 * allowed everywhere, what has a default may be left out. `$id` is the path at which a Hookline serves it.
 */

/** What appears in several places, by the name it has in `$defs`. */
const parts = z.registry<{ id: string }>();
parts.add(filterSchema, { id: "filter" });
parts.add(actionSchema, { id: "action" });
parts.add(toolSchema, { id: "tool" });
parts.add(hookSchema, { id: "hook" });
parts.add(jsonSchema, { id: "json" });

const documents = {
  hooks: {
    schema: hooksDocumentSchema,
    file: "hooks.v1.json",
    title: "Hooks document",
    description:
      "Normal form of hooks. Older forms (nested groups, actions of type transfer or function, a single action in do) are read too, but not described here.",
  },
  flow: {
    schema: flowSchema,
    file: "flow.v1.json",
    title: "Flow",
    description: "What a person draws; it is compiled to a hooks document.",
  },
  "call-event": {
    schema: callEventSchema,
    file: "call-event.v1.json",
    title: "Call event",
    description: "One thing that happened, usually in a call, in canonical form.",
  },
  "sample-call": {
    schema: sampleCallSchema,
    file: "sample-call.v1.json",
    title: "Sample call",
    description: "A scripted timeline of call events.",
  },
} as const;

export type DocumentName = keyof typeof documents;
export const documentNames = [
  "hooks",
  "flow",
  "call-event",
  "sample-call",
] as const satisfies readonly DocumentName[];

export function isDocumentName(name: string): name is DocumentName {
  return Object.hasOwn(documents, name);
}

/** The JSON Schema of one of the documents. */
export function jsonSchemaOf(name: DocumentName): Json {
  const { schema, file, title, description } = documents[name];
  const made = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "input",
    metadata: parts,
  });
  const { $schema, ...rest } = made;
  return trustJson({ $schema, $id: `/schema/${file}`, title, description, ...rest });
}
