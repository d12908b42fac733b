import { eventQuerySchema } from "#core/contracts/events.ts";
import { listEvents } from "#server/event/list-events.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readQuery } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return handleRequest(async (context) =>
    Response.json(await listEvents(context, readQuery(request, eventQuerySchema))),
  );
}
