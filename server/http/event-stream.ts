/** One server-sent event: `id` is what a reader comes back with, `data` any JSON value. */
export type StreamedEvent = {
  readonly id: string;
  readonly event?: string;
  readonly data: unknown;
};

/** A comment this often keeps proxies from closing a quiet connection. */
const keepAliveMs = 15_000;

/**
 * Answers with a stream of server-sent events. `source` is given a signal that aborts when the reader leaves; when it
 * ends by itself the reader reconnects. Source: WHATWG HTML, "Server-sent events" (read 2026-11-20).
 */
export function streamEvents(
  request: Request,
  source: (signal: AbortSignal) => AsyncIterable<StreamedEvent>,
): Response {
  const leaving = new AbortController();
  request.signal.addEventListener("abort", () => leaving.abort(), { once: true });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const keepAlive = setInterval(() => write(": keep-alive\n\n"), keepAliveMs);
      leaving.signal.addEventListener("abort", () => clearInterval(keepAlive), { once: true });
      write("retry: 1000\n\n");
      try {
        for await (const event of source(leaving.signal)) {
          if (leaving.signal.aborted) return;
          write(format(event));
        }
        controller.close();
      } catch (error) {
        if (!leaving.signal.aborted) controller.error(error);
      } finally {
        clearInterval(keepAlive);
      }
    },
    cancel() {
      leaving.abort();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** JSON has no line breaks outside its strings and escapes those inside, so the data is always one line. */
function format(event: StreamedEvent): string {
  const name = event.event === undefined ? "" : `event: ${event.event}\n`;
  return `id: ${event.id}\n${name}data: ${JSON.stringify(event.data)}\n\n`;
}
