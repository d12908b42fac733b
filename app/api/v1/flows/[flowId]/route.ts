import { putFlowSchema } from "#core/contracts/flows.ts";
import { deleteFlow } from "#server/flow/delete-flow.ts";
import { getFlow } from "#server/flow/get-flow.ts";
import { updateFlow } from "#server/flow/update-flow.ts";
import { readExpectedRevision, respondWithFlow } from "#server/http/flow-response.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly flowId: string }> };

export function GET(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => respondWithFlow(await getFlow(context, await params)));
}

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId } = await params;
    const expectedRevision = readExpectedRevision(request);
    const { flow } = await readJson(request, putFlowSchema);
    return respondWithFlow(await updateFlow(context, { flowId, flow, expectedRevision }));
  });
}

export function DELETE(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    await deleteFlow(context, await params);
    return new Response(null, { status: 204 });
  });
}
