import { versionNumberSchema } from "#core/contracts/flows.ts";
import { restoreVersion } from "#server/flow/restore-version.ts";
import { respondWithFlow } from "#server/http/flow-response.ts";
import { handleRequest } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly flowId: string; readonly version: string }> };

export function POST(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { flowId, version } = await params;
    const number = parseInput(versionNumberSchema, version);
    return respondWithFlow(await restoreVersion(context, { flowId, version: number }));
  });
}
