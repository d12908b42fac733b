import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { isFields } from "../../../hook/draft.ts";

/** Vapi's schema with its prose, as the fixture of `core/hook` has it. */
export const vapiSchema = readSchema();

export type VapiForm =
  | "HooksDocument"
  | "PublishedHooksDocument"
  | "PublishedWorkflowHooksDocument"
  | "PhoneNumberHooksDocument";

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(Object.assign({}, vapiSchema), "vapi");

/** Why a document does not fit a form of Vapi's; empty when it does. */
export function problemsWith(form: VapiForm, document: unknown): readonly string[] {
  const validate = ajv.getSchema(`vapi#/$defs/${form}`);
  if (validate === undefined) throw new Error(`no schema ${form}`);
  if (validate(document) === true) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

function readSchema(): { readonly [keyword: string]: unknown } {
  const file = new URL("../../../hook/fixtures/vapi-hooks.schema.json", import.meta.url);
  const schema: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isFields(schema)) throw new Error("the schema is no object");
  return schema;
}
