import { answerInboxRequest } from "#server/inbox/answer-request.ts";
import { handleRequest } from "#server/http/handle.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly name: string }> };

/** The built-in receiver: keeps what comes and answers as it was told to. */
function receive(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) =>
    answerInboxRequest(context, { name: (await params).name, request }),
  );
}

export { receive as DELETE, receive as GET, receive as PATCH, receive as POST, receive as PUT };
