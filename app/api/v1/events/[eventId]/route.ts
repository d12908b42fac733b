import { getEvent } from "#server/event/get-event.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly eventId: string }> };

export function GET(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => Response.json(await getEvent(context, await params)));
}
