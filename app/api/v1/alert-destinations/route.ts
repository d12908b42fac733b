import { alertDestinationListSchema } from "#core/contracts/alert-destinations.ts";
import { getAlertDestinations, putAlertDestinations } from "#server/alert/alert-destinations.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => Response.json(await getAlertDestinations(context)));
}

export function PUT(request: Request): Promise<Response> {
  return handleRequest(async (context) => {
    const list = await readJson(request, alertDestinationListSchema);
    return Response.json(await putAlertDestinations(context, list));
  });
}
