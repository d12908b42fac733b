import { deliveryQuerySchema } from "#core/contracts/deliveries.ts";
import { listDeliveries } from "#server/delivery/list-deliveries.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readQuery } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return handleRequest(async (context) =>
    Response.json(await listDeliveries(context, readQuery(request, deliveryQuerySchema))),
  );
}
