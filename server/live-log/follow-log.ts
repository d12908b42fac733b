import type { StreamedEvent } from "../http/event-stream.ts";
import type { Runtime } from "../runtime.ts";

/**
 * The live feed as server-sent events. Each batch ends with an empty `position` event that carries the place to come
 * back with, so that a reader that breaks off in the middle of a batch gets the whole batch again.
 */
export async function* followLog(
  runtime: Runtime,
  since: string | null,
  signal: AbortSignal,
): AsyncGenerator<StreamedEvent> {
  let before = since ?? "";
  for await (const batch of runtime.feed.follow(since, signal)) {
    for (const message of batch.messages) {
      yield { id: before, event: message.kind, data: message };
    }
    before = batch.position;
    yield { id: batch.position, event: "position", data: {} };
  }
}
