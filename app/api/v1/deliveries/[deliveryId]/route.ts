import { getDelivery } from "#server/delivery/get-delivery.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly deliveryId: string }> };

export function GET(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => Response.json(await getDelivery(context, await params)));
}
