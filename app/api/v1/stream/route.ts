import { streamEvents } from "#server/http/event-stream.ts";
import { followLog } from "#server/live-log/follow-log.ts";
import { getRuntime } from "#server/runtime.ts";

export const dynamic = "force-dynamic";

/** The live feed. `Last-Event-ID` (or `?since=`) goes on from there. */
export function GET(request: Request): Response {
  const since =
    request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
  return streamEvents(request, (signal) => followLog(getRuntime(), since, signal));
}
