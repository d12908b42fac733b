import { resend } from "#server/delivery/resend.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly deliveryId: string }> };

export function POST(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) =>
    Response.json(await resend(context, await params), { status: 201 }),
  );
}
