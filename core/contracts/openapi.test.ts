import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { openApiDocument } from "./openapi.ts";
import { operations } from "./operations.ts";

const document = openApiDocument({ version: "1.2.3", publicUrl: "http://localhost:3000" });
const text = JSON.stringify(document);

it("names itself and where it is", () => {
  expect(document).toMatchObject({
    openapi: "3.1.0",
    info: { title: "Hookline", version: "1.2.3" },
    servers: [{ url: "http://localhost:3000/api/v1" }],
  });
});

it("refers only to what is there", () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(references.length).toBeGreaterThan(0);
  const missing = references.filter((reference) => find(reference) === undefined);
  expect(missing).toEqual([]);
});

it("gives every operation an id of its own", () => {
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(operations.length);
});

it("describes a flow so that a JSON Schema validator takes a right one and refuses a wrong one", () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema({ ...document, $id: "hookline" });
  const pointer = "hookline#/paths/~1flows/post/requestBody/content/application~1json/schema";
  const validate = ajv.compile({ $ref: pointer });
  const flow = { name: "Empty", nodes: [], edges: [] };
  expect([validate({ flow }), validate(flow), validate({ flow: { nodes: [] } })]).toEqual([
    true,
    true,
    false,
  ]);
});

function find(reference: string): unknown {
  return reference.split("/").reduce<unknown>((value, key) => Object(value)[key], document);
}
