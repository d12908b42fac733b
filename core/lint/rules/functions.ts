import { type Diagnostic, diagnostic, type Fix } from "../../diagnostic.ts";
import { contextPaths } from "../../hook/context-path.ts";
import type { FunctionTool } from "../../hook/tool.ts";
import { isJsonObject, type JsonObject, trustJson } from "../../json.ts";
import { actionsOf, type LintContext, type LintFacts } from "../lint-rule.ts";

/**
 * What functions of published examples read, which many copy as they stand. Source: Vapi guide "Assistant hooks",
 * "Slack Webhook on Call Failure": its function reads `arguments.properties.callEndedReason.value`.
 */
const publishedFunctions: NonNullable<LintFacts["functionReads"]> = {
  report_error: ["callEndedReason"],
};

/** An argument that a function waits for. A hook has no model to fill it in. */
export function parameterNotSent({ hooks, facts }: LintContext): readonly Diagnostic[] {
  return hooks.flatMap(actionsOf).flatMap(({ action, path }) => {
    const tool = action.type === "tool" ? action.tool : undefined;
    return tool?.type === "function" ? checkFunction(tool, `${path}.tool`, facts) : [];
  });
}

function checkFunction(tool: FunctionTool, path: string, facts: LintFacts): readonly Diagnostic[] {
  const name = tool.function?.name;
  if (name === undefined) return [];
  const sent = sentBy(tool);
  const reads = new Set([...declaredBy(tool), ...readBy(name, facts)]);
  return [...reads]
    .filter((read) => !sent.includes(read))
    .map((read) =>
      diagnostic("lint.parameter-not-sent", {
        path: `${path}.function.parameters`,
        message: `The function ${name} reads ${read}, but the hook sends ${sent.length === 0 ? "nothing" : `only ${sent.join(", ")}`}.`,
        hint: `A hook has no model that fills it in: give ${read} a value.`,
        ...fixFor(tool, read, path),
      }),
    );
}

function readBy(name: string, facts: LintFacts): readonly string[] {
  return [...ownEntry(facts.functionReads ?? {}, name), ...ownEntry(publishedFunctions, name)];
}

function ownEntry(reads: NonNullable<LintFacts["functionReads"]>, name: string): readonly string[] {
  return Object.hasOwn(reads, name) ? (reads[name] ?? []) : [];
}

function schemaOf(tool: FunctionTool): JsonObject {
  const schema = tool.function?.parameters;
  return isJsonObject(schema) ? schema : {};
}

function propertiesOf(tool: FunctionTool): JsonObject {
  const { properties } = schemaOf(tool);
  return isJsonObject(properties) ? properties : {};
}

/** Both forms of static arguments: a `value` inside the schema, and `parameters` beside it. */
function sentBy(tool: FunctionTool): readonly string[] {
  const inSchema = Object.entries(propertiesOf(tool)).flatMap(([name, property]) =>
    isJsonObject(property) && (property["value"] ?? property["default"]) !== undefined
      ? [name]
      : [],
  );
  return [...new Set([...inSchema, ...(tool.parameters ?? []).map(({ key }) => key)])];
}

function declaredBy(tool: FunctionTool): readonly string[] {
  const { required } = schemaOf(tool);
  const names = Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
  return [...Object.keys(propertiesOf(tool)), ...names];
}

/** Where an argument is called like a value of the event (`callEndedReason`), that value is sent. */
function fixFor(tool: FunctionTool, read: string, path: string): { readonly fix?: Fix } {
  const known = contextPaths.find((entry) => toCamel(entry.path) === read);
  if (known === undefined) return {};
  const value = `{{ ${known.path} }}`;
  const edit = isJsonObject(schemaOf(tool)["properties"])
    ? {
        path: `${path}.function.parameters.properties.${read}`,
        value: { type: "string", ...ownFields(propertiesOf(tool)[read]), value },
      }
    : {
        path: `${path}.parameters`,
        value: trustJson([...(tool.parameters ?? []), { key: read, value }]),
      };
  return { fix: { title: `Send ${known.path} as ${read}`, edits: [edit] } };
}

function ownFields(property: unknown): JsonObject {
  return isJsonObject(property) ? property : {};
}

function toCamel(path: string): string {
  return path.replaceAll(/\.([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
