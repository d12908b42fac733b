import { jsonSchemaOf } from "#core/contracts/json-schemas.ts";

/** The published JSON Schema of the hooks document. */
export function GET(): Response {
  const headers = { "content-type": "application/schema+json" };
  return new Response(JSON.stringify(jsonSchemaOf("hooks")), { headers });
}
