import { hooksJsonSchema } from "#core/hook/json-schema.ts";

export function GET(): Response {
  const headers = { "content-type": "application/schema+json" };
  return new Response(JSON.stringify(hooksJsonSchema()), { headers });
}
