import { handleRequest } from "#server/http/handle.ts";
import { listSecrets } from "#server/secret/list-secrets.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => Response.json(await listSecrets(context)));
}
