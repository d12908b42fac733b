import { listHooks } from "#server/flow/list-hooks.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => Response.json(await listHooks(context)));
}
