import { patchDestinationSchema } from "#core/contracts/deliveries.ts";
import { changeDestination } from "#server/destination/destinations.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly destinationId: string }> };

export function PATCH(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { destinationId } = await params;
    const { status } = await readJson(request, patchDestinationSchema);
    return Response.json(await changeDestination(context, { destinationId, status }));
  });
}
