import { writeSourceSchema } from "#core/contracts/sources.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";
import { listSources } from "#server/source/list-sources.ts";
import { createSource } from "#server/source/write-source.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => Response.json(await listSources(context)));
}

export function POST(request: Request): Promise<Response> {
  return handleRequest(async (context) => {
    const input = await readJson(request, writeSourceSchema);
    return Response.json(await createSource(context, input), { status: 201 });
  });
}
