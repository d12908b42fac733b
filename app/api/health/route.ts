import { handleRequest } from "#server/http/handle.ts";
import { getHealth } from "#server/system/get-health.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => {
    const health = await getHealth(context);
    return Response.json(health, { status: health.status === "ok" ? 200 : 503 });
  });
}
