import { disallowAddress } from "#server/destination/allowed-addresses.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly address: string }> };

export function DELETE(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const { address } = await params;
    await disallowAddress(context, { address: decodeURIComponent(address) });
    return new Response(null, { status: 204 });
  });
}
