import { writeSourceSchema } from "#core/contracts/sources.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";
import { deleteSource } from "#server/source/delete-source.ts";
import { getSource } from "#server/source/get-source.ts";
import { updateSource } from "#server/source/write-source.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly sourceId: string }> };

export function GET(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => Response.json(await getSource(context, await params)));
}

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { sourceId } = await params;
    const input = await readJson(request, writeSourceSchema);
    return Response.json(await updateSource(context, { ...input, sourceId }));
  });
}

export function DELETE(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    await deleteSource(context, await params);
    return new Response(null, { status: 204 });
  });
}
