import { followActions } from "#server/event/follow-actions.ts";
import { authoriseReader } from "#server/event/authorise-source.ts";
import { streamEvents } from "#server/http/event-stream.ts";
import { getRuntime } from "#server/runtime.ts";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ readonly source: string }> };

/** In-call actions made outside a request, for a bridge that carries them out. `?callId=` for one call's only. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const runtime = getRuntime();
  const { source: name } = await context.params;
  const found = await authoriseReader(runtime, name, (header) => request.headers.get(header));
  if ("status" in found) {
    return new Response(found.body, { status: found.status, headers: found.headers });
  }
  const callId = new URL(request.url).searchParams.get("callId");
  return streamEvents(request, async function* (signal) {
    for await (const action of followActions(runtime, found, callId, signal)) {
      yield { id: action.id, event: "action", data: action };
    }
  });
}
