import { documentNames, isDocumentName, jsonSchemaOf } from "#core/contracts/json-schemas.ts";
import { CallError, type Io } from "./io.ts";

/** `hookline schema hooks|flow|call-event|sample-call`: prints the JSON Schema of a document. */
export async function schemaCommand(name: string, io: Io): Promise<number> {
  if (!isDocumentName(name)) {
    throw new CallError(`there is no schema "${name}"; there is: ${documentNames.join(", ")}`);
  }
  io.out(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
  return 0;
}
