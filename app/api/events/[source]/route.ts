import { answerEvent } from "#server/event/answer-event.ts";
import { getRuntime } from "#server/runtime.ts";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ readonly source: string }> };

/** The same function that `server/main.ts` mounts ahead of Next, so that it also works without that server. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const { source } = await context.params;
  const answer = await answerEvent(getRuntime(), {
    source,
    header: (name) => request.headers.get(name),
    body: request.body ?? emptyBody(),
  });
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {
  // No body: nothing to read.
}
