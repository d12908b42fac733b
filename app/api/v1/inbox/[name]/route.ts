import { inboxBehaviourSchema, inboxNameSchema } from "#core/contracts/inbox.ts";
import { handleRequest } from "#server/http/handle.ts";
import { parseInput, readJson } from "#server/http/read-json.ts";
import { getInbox, setInboxBehaviour } from "#server/inbox/inbox.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly name: string }> };

export function GET(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const name = parseInput(inboxNameSchema, (await params).name);
    return Response.json(await getInbox(context, { name }));
  });
}

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const name = parseInput(inboxNameSchema, (await params).name);
    const behaviour = await readJson(request, inboxBehaviourSchema);
    return Response.json(await setInboxBehaviour(context, { name, behaviour }));
  });
}
