import { handleRequest } from "#server/http/handle.ts";
import { getMetrics } from "#server/system/get-metrics.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => {
    const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
    return new Response(await getMetrics(context), { headers });
  });
}
