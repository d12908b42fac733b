import { flowHooksQuerySchema } from "#core/contracts/flows.ts";
import { getFlowHooks } from "#server/flow/get-flow-hooks.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readQuery } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly flowId: string }> };

export function GET(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId } = await params;
    const query = readQuery(request, flowHooksQuerySchema);
    return Response.json(await getFlowHooks(context, { flowId, draft: query.draft === "1" }));
  });
}
