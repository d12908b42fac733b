import { allowAddressSchema } from "#core/contracts/deliveries.ts";
import { allowAddress, listAllowedAddresses } from "#server/destination/allowed-addresses.ts";
import { handleRequest } from "#server/http/handle.ts";
import { readJson } from "#server/http/read-json.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handleRequest(async (context) => Response.json(await listAllowedAddresses(context)));
}

export function POST(request: Request): Promise<Response> {
  return handleRequest(async (context) => {
    await allowAddress(context, await readJson(request, allowAddressSchema));
    return Response.json(await listAllowedAddresses(context), { status: 201 });
  });
}
