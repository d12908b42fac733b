import { exportSchema } from "#core/contracts/flows.ts";
import { exportHooks } from "#server/flow/export-hooks.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return handleRequest(async (context) =>
    Response.json(await exportHooks(context, await readJson(request, exportSchema))),
  );
}
