import { existsSync, readdirSync, readFileSync } from "node:fs";
import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { eventCatalog } from "../hook/event-catalog.ts";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { type DocumentName, documentNames, isDocumentName, jsonSchemaOf } from "./json-schemas.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictTuples: false });
addFormats.default(ajv);
for (const name of documentNames) ajv.addSchema(Object(jsonSchemaOf(name)), name);

/** What the published schema says about a value. */
function problems(name: DocumentName, value: unknown): readonly string[] {
  const validate = ajv.getSchema(name);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  return validate(value) === true ? [] : (validate.errors ?? []).map((error) => error.instancePath);
}

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, "utf8"));
}

const compiled = new URL("../compiler/fixtures/", import.meta.url);
const folders = ["", "rejected/"].flatMap((folder) =>
  readdirSync(new URL(`./${folder}`, compiled)).map((name) => `${folder}${name}/`),
);
const cases = folders.filter((folder) => existsSync(new URL(`${folder}flow.json`, compiled)));
const accepted = cases.filter((folder) => !folder.startsWith("rejected/"));
const vapi = new URL("../hook/fixtures/vapi-hooks/", import.meta.url);

describe("the published schemas", () => {
  it("say where they are served and of which draft they are", () => {
    expect(documentNames.map((name) => jsonSchemaOf(name))).toMatchObject(
      ["hooks", "flow", "call-event", "sample-call"].map((file) => ({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: `/schema/${file}.v1.json`,
      })),
    );
    expect(isDocumentName("hooks")).toBe(true);
    expect(isDocumentName("toString")).toBe(false);
  });

  it.each(cases)("take the flow of %s, finished or not", (folder) => {
    expect(problems("flow", readJson(new URL(`${folder}flow.json`, compiled)))).toEqual([]);
  });

  it.each(accepted)("take the hooks of %s", (folder) => {
    expect(problems("hooks", readJson(new URL(`${folder}hooks.json`, compiled)))).toEqual([]);
  });

  it.each(readdirSync(vapi))("take the normal form of Vapi's %s", (file) => {
    const { document } = parseHooksDocument(readJson(new URL(file, vapi)));
    expect(problems("hooks", JSON.parse(JSON.stringify(document)))).toEqual([]);
  });

  it.each(eventCatalog.map((entry) => [entry.type, entry] as const))("take a %s", (type, entry) => {
    const event = { id: "evt_1", type, at: "2026-11-20T10:00:00.000Z", data: entry.example };
    expect(problems("call-event", event)).toEqual([]);
    const call = { name: "A call", events: [{ atMs: 0, event: { type, data: entry.example } }] };
    expect(problems("sample-call", call)).toEqual([]);
  });

  const say = { type: "say", exact: "Hello" };
  it.each<[string, DocumentName, unknown, string]>([
    ["hooks that are no list", "hooks", { hooks: {} }, "/hooks"],
    ["a hook without event", "hooks", { hooks: [{ do: [say] }] }, "/hooks/0"],
    [
      "an unknown action",
      "hooks",
      { hooks: [{ on: "call.ending", do: [{ type: "telegram" }] }] },
      "/hooks/0/do/0",
    ],
    [
      "a filter without key",
      "hooks",
      { hooks: [{ on: "call.ending", filters: [{ type: "oneOf", oneOf: [] }], do: [say] }] },
      "/hooks/0/filters/0",
    ],
    [
      "a broken filter inside another",
      "hooks",
      {
        hooks: [
          { on: "call.ending", filters: [{ type: "not", not: { type: "equals" } }], do: [say] },
        ],
      },
      "/hooks/0/filters/0/not",
    ],
    ["a flow without nodes", "flow", { name: "x", edges: [] }, ""],
    ["a node without kind", "flow", { name: "x", nodes: [{ id: "n" }], edges: [] }, "/nodes/0"],
    ["an event without type", "call-event", { id: "e", at: "2026-11-20T10:00:00Z" }, ""],
    ["a time that is none", "call-event", { id: "e", type: "x", at: "yesterday" }, "/at"],
    ["a call without events", "sample-call", { name: "x" }, ""],
  ])("refuse %s", (_, name, value, path) => expect(problems(name, value)).toContain(path));
});
