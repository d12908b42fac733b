import { setFlowEnabled } from "#server/flow/set-flow-enabled.ts";
import { respondWithFlow } from "#server/http/flow-response.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly flowId: string }> };

export function POST(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId } = await params;
    return respondWithFlow(await setFlowEnabled(context, { flowId, enabled: false }));
  });
}
