import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** What the bridge posts, as far as tests look at it. */
const bodySchema = z.looseObject({
  id: z.string(),
  scope: z.string(),
  event: z.string(),
  call: z.record(z.string(), z.unknown()),
  args: z.record(z.string(), z.unknown()),
  data: z.record(z.string(), z.unknown()),
});
export type PostedBody = z.infer<typeof bodySchema>;

type Action = { readonly [field: string]: unknown };
export type Answers = {
  /** In-call actions for an event. `null`: the connection is cut without an answer. */
  readonly answer: (body: PostedBody) => readonly Action[] | null;
  /** Values that hooks kept, by the key of `data.set`. */
  readonly data?: (body: PostedBody) => object;
  /** Milliseconds before the answer. */
  readonly delayMs?: (body: PostedBody) => number;
  /** Actions of the stream, by how often it was opened before. The stream is cut after each list. */
  readonly stream?: readonly (readonly Action[])[];
};

/** An address that answers events as Hookline does (`POST /api/events/{source}` and its action stream). */
export async function startHookline(answers: Answers) {
  const posted: PostedBody[] = [];
  const lastIds: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.method === "GET") streamActions(request, response);
    else void takeEvent(request, response);
  });
  function streamActions(request: IncomingMessage, response: ServerResponse): void {
    const turn = lastIds.length;
    const lastId = request.headers["last-event-id"];
    lastIds.push(typeof lastId === "string" ? lastId : undefined);
    response.writeHead(200, { "content-type": "text/event-stream" });
    const actions = answers.stream?.[turn] ?? [];
    const text = actions.map(
      (action) => `id: ${String(action["id"])}\nevent: action\ndata: ${JSON.stringify(action)}\n\n`,
    );
    response.write(`retry: 1000\n\n: keep-alive\n\n${text.join("")}`);
    if (answers.stream?.[turn] !== undefined) response.end();
  }
  async function takeEvent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    posted.push(body);
    const delayMs = answers.delayMs?.(body) ?? 0;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const actions = answers.answer(body);
    if (actions === null) {
      request.socket.destroy();
      return;
    }
    response.writeHead(202, { "content-type": "application/json" });
    const counts = { eventId: "evt_1", duplicate: false, verdicts: 1, deliveries: 0 };
    response.end(JSON.stringify({ ...counts, actions, data: answers.data?.(body) ?? {} }));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    posted,
    lastIds,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
