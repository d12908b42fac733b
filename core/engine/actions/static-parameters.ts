import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import type { FunctionTool } from "../../hook/tool.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { fixedJson, type JsonTemplate, objectOf, parseJsonTemplate } from "../template-json.ts";

/**
 * Arguments that a hook gives to a tool, in the two forms Vapi knows: `parameters: [{key, value}]`, and a `value` inside
 * a JSON Schema. Strings in values are templates. Source: Vapi OpenAPI 2026-08-19, `ToolParameter`, and the guide
 * "Assistant hooks".
 */
type Member = readonly [string, JsonTemplate];

export function readParameters(
  parameters: FunctionTool["parameters"],
  path: string,
): readonly Member[] {
  return (parameters ?? []).map(({ key, value }, index) => [
    key,
    parseJsonTemplate(value, `${path}.${index}.value`),
  ]);
}

/** The members of a schema with their `value`s filled in: Vapi hands the whole schema over as the arguments. */
export function readSchemaMembers(schema: Json | undefined, path: string): readonly Member[] {
  if (!isJsonObject(schema)) return [];
  const properties = schema["properties"];
  if (!isJsonObject(properties) || !Object.values(properties).some(hasValue)) return [];
  return Object.entries(schema).map(([name, member]) => [
    name,
    name === "properties" ? readProperties(properties, `${path}.properties`) : fixedJson(member),
  ]);
}

function readProperties(properties: JsonObject, path: string): JsonTemplate {
  return objectOf(
    Object.entries(properties).map(([name, property]) => [
      name,
      isJsonObject(property) ? readProperty(property, `${path}.${name}`) : fixedJson(property),
    ]),
  );
}

function readProperty(property: JsonObject, path: string): JsonTemplate {
  return objectOf(
    Object.entries(property).map(([name, member]) => [
      name,
      name === "value" ? parseJsonTemplate(member, `${path}.value`) : fixedJson(member),
    ]),
  );
}

/** The values alone that a schema gives to its properties, at any depth; those without one are left out. */
export function readSchemaValues(schema: Json | undefined, path: string): readonly Member[] {
  const properties = isJsonObject(schema) ? schema["properties"] : undefined;
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, property]): readonly Member[] => {
    const at = `${path}.properties.${name}`;
    if (!isJsonObject(property)) return [];
    const { value } = property;
    if (value !== undefined) return [[name, parseJsonTemplate(value, `${at}.value`)]];
    const inner = readSchemaValues(property, at);
    return inner.length === 0 ? [] : [[name, objectOf(inner)]];
  });
}

/** Says so when what should be a schema is none: its values would be lost. */
export function checkSchema(schema: Json | undefined, path: string): readonly Diagnostic[] {
  if (schema === undefined || isSchema(schema)) return [];
  return [
    diagnostic("action.invalid", {
      path,
      message: "This must be a JSON Schema whose properties carry a value.",
      hint: '{"type": "object", "properties": {"name": {"type": "string", "value": "{{ call.id }}"}}}',
    }),
  ];
}

function isSchema(schema: Json): boolean {
  return (
    isJsonObject(schema) &&
    (Object.keys(schema).length === 0 || "type" in schema || "properties" in schema)
  );
}

function hasValue(property: Json): boolean {
  return isJsonObject(property) && property["value"] !== undefined;
}

/** Later members take the place of earlier ones of the same name. */
export function lastOfEach(members: readonly Member[]): readonly Member[] {
  return [...new Map(members)];
}
