import { importSchema } from "#core/contracts/flows.ts";
import { importHooks } from "#server/flow/import-hooks.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return handleRequest(async (context) => {
    const input = await readJson(request, importSchema);
    return Response.json(await importHooks(context, input), { status: 201 });
  });
}
