import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { explainListenError } from "../http/server.ts";

/** The Hookline that ran before may be about to let go of the port. */
const maxWaitMs = 3_000;
const retryMs = 100;

/**
 * Returns the port to serve on, 0 having been turned into a free one. Looks before the long work of a start, so that a
 * port in use is said at once. Errors: `StartError`.
 */
export async function reservePort(host: string, port: number): Promise<number> {
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    try {
      return await probePort(host, port);
    } catch (error) {
      const isInUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isInUse || waitedMs >= maxWaitMs) throw explainListenError(error, host, port);
    }
    await setTimeout(retryMs);
  }
}

async function probePort(host: string, port: number): Promise<number> {
  const probe = createServer().listen({ host, port });
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return address === null || typeof address === "string" ? port : address.port;
}
