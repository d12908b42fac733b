import { changeDestination } from "#server/destination/destinations.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly destinationId: string }> };

export function POST(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { destinationId } = await params;
    return Response.json(await changeDestination(context, { destinationId, status: "active" }));
  });
}
