import { createFlowSchema } from "#core/contracts/flows.ts";
import { createFlow } from "#server/flow/create-flow.ts";
import { listFlows } from "#server/flow/list-flows.ts";
import { respondWithFlow } from "#server/http/flow-response.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => Response.json(await listFlows(context)));
}

export function POST(request: Request): Promise<Response> {
  return handleRequest(async (context) => {
    const input = await readJson(request, createFlowSchema);
    return respondWithFlow(await createFlow(context, input), 201);
  });
}
