import { flowHooksQuerySchema } from "#core/contracts/flows.ts";
import { switchHookSchema } from "#core/contracts/hooks.ts";
import { getFlowHooks } from "#server/flow/get-flow-hooks.ts";
import { switchHook } from "#server/flow/switch-hook.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson, readQuery } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly flowId: string }> };

export function GET(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId } = await params;
    const query = readQuery(request, flowHooksQuerySchema);
    return Response.json(await getFlowHooks(context, { flowId, draft: query.draft === "1" }));
  });
}

export function PATCH(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId } = await params;
    const change = await readJson(request, switchHookSchema);
    return Response.json(await switchHook(context, { flowId, ...change }));
  });
}
