import { z } from "zod";
import { type Operation, operations } from "./operations.ts";
import { problemSchema } from "./problem.ts";

type JsonObject = { readonly [key: string]: unknown };

/** Returns the OpenAPI 3.1 document of `/api/v1`, made of the contracts. */
export function openApiDocument(about: {
  readonly version: string;
  readonly publicUrl: string;
}): JsonObject {
  const described = operations.map(describe);
  const byPath = Map.groupBy(described, ({ operation }) => operation.path);
  const paths = [...byPath].map(([path, list]) => [
    path,
    Object.fromEntries(list.map(({ operation, entry }) => [operation.method, entry])),
  ]);
  const problem = describeSchema(problemSchema, "output", "Problem");
  const shared = described.flatMap(({ parts }) => parts.flatMap((part) => [...part.shared]));
  return {
    openapi: "3.1.0",
    info: { title: "Hookline", version: about.version },
    servers: [{ url: `${about.publicUrl}/api/v1` }],
    security: [{ apiKey: [] }, {}],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
      schemas: {
        Problem: problem.schema,
        ...Object.fromEntries([...problem.shared, ...shared]),
      },
    },
  };
}

type Described = {
  readonly operation: Operation;
  readonly entry: JsonObject;
  /** The schemas that the entry is made of. */
  readonly parts: readonly DescribedSchema[];
};

function describe(operation: Operation): Described {
  const id = operationId(operation);
  const describePart = (schema: z.ZodType | undefined, io: "input" | "output") =>
    schema === undefined ? null : describeSchema(schema, io, `${id}.${io}`);
  const body = describePart(operation.body, "input");
  const answer = describePart(operation.answer, "output");
  const entry = {
    operationId: id,
    summary: operation.summary,
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(body === null
      ? {}
      : { requestBody: { content: { "application/json": { schema: body.schema } } } }),
    responses: { ...success(operation, answer), ...problems(operation) },
  };
  return { operation, entry, parts: [body, answer].filter((part) => part !== null) };
}

/** `post /flows/{flowId}/publish` is `postFlowsFlowIdPublish`. */
function operationId({ method, path }: Operation): string {
  const words = path.match(/[a-zA-Z]+/g) ?? [];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function success({ status, isStream }: Operation, answer: DescribedSchema | null): JsonObject {
  if (answer === null) return { [status]: { description: "Done." } };
  const type = isStream === true ? "text/event-stream" : "application/json";
  return { [status]: { description: "Done.", content: { [type]: { schema: answer.schema } } } };
}

/** Any operation may find nobody signed in, the database away or a defect. */
const always = [401, 500, 503];

function problems(operation: Operation): JsonObject {
  const schema = { $ref: "#/components/schemas/Problem" };
  const content = { "application/problem+json": { schema } };
  const statuses = [...(operation.problems ?? []), ...always];
  const description = "A problem (RFC 9457).";
  return Object.fromEntries(statuses.map((status) => [status, { description, content }]));
}

function pathParameters({ path }: Operation): readonly JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()) });

function queryParameters({ query }: Operation): readonly JsonObject[] {
  if (query === undefined) return [];
  const { properties } = objectSchema.parse(describeSchema(query, "input", "query").schema);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema }));
}

type DescribedSchema = {
  readonly schema: JsonObject;
  /** What the schema refers to, by its name among the document's schemas. */
  readonly shared: readonly (readonly [name: string, schema: unknown])[];
};

const describedSchema = z.looseObject({
  $defs: z.record(z.string(), z.unknown()).default({}),
});

/**
 * The JSON Schema of a contract. An id's check is code, which JSON Schema cannot hold: it is described as text. Parts
 * that refer to themselves get a name below `name`, since references count from the root of the whole document.
 */
function describeSchema(schema: z.ZodType, io: "input" | "output", name: string): DescribedSchema {
  const generated = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodCustom) Object.assign(jsonSchema, { type: "string" });
    },
  });
  const text = JSON.stringify({ ...generated, $schema: undefined });
  const moved = text.replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  const { $defs, ...described } = describedSchema.parse(JSON.parse(moved));
  const shared = Object.entries($defs).map(([key, part]) => [`${name}.${key}`, part] as const);
  return { schema: described, shared };
}
