import { openApiDocument } from "#core/contracts/openapi.ts";
import { handleRequest } from "#server/http/handle.ts";
import { version } from "#server/system/version.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) =>
    Response.json(openApiDocument({ version, publicUrl: context.publicUrl })),
  );
}
