import type { IncomingMessage, ServerResponse } from "node:http";
import { answerEvent } from "../event/answer-event.ts";
import type { EventAnswer } from "../event/event-answer.ts";
import type { Runtime } from "../runtime.ts";
import { findEventSource } from "./access.ts";
import type { RawRoute } from "./server.ts";

/** How long a sender may go on sending a body that was refused, in ms. */
const refusedBodyMs = 5_000;

/** `POST /api/events/{source}` ahead of Next: same function as the route inside it, many times the throughput. */
export function createEventDoor(runtime: Runtime): RawRoute {
  return {
    matches: (method, pathname) => findEventSource(method, pathname) !== null,
    async answer(request, response) {
      const [pathname = ""] = (request.url ?? "").split("?", 1);
      const answer = await answerEvent(runtime, {
        source: findEventSource("POST", pathname) ?? "",
        header: (name) => readHeader(request, name),
        // Leaves the connection usable when reading stops early, so that the answer can be sent.
        body: request.iterator({ destroyOnReturn: false }),
      });
      send(request, response, answer);
    },
  };
}

function readHeader(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/**
 * Sends the answer. When the sender is still sending, the connection stays open until it stops, within a bound: closed
 * at once, the rest of the body would reset the connection, and the sender would see that instead of the answer.
 */
function send(request: IncomingMessage, response: ServerResponse, answer: EventAnswer): void {
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "content-length": length });
  if (request.readableEnded || request.complete) {
    response.end(answer.body);
    return;
  }
  response.write(answer.body);
  const end = (): void => void response.end();
  const timer = setTimeout(end, refusedBodyMs);
  request.once("end", end).once("close", () => clearTimeout(timer));
  request.resume();
}
