import { publishFlowSchema } from "#core/contracts/flows.ts";
import { publishFlow } from "#server/flow/publish-flow.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readOptionalJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly flowId: string }> };

export function POST(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId } = await params;
    const { message } = await readOptionalJson(request, publishFlowSchema);
    return Response.json(await publishFlow(context, { flowId, message }));
  });
}
