import { once } from "node:events";
import { createServer } from "node:net";
import { explainListenError } from "../http/server.ts";

/**
 * Returns the port to serve on, 0 having been turned into a free one. Looks before the long work of a start, so that a
 * port in use is said at once. Errors: `StartError`.
 */
export async function reservePort(host: string, port: number): Promise<number> {
  const probe = createServer().listen({ host, port });
  await once(probe, "listening").catch((error: unknown) => {
    throw explainListenError(error, host, port);
  });
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return address === null || typeof address === "string" ? port : address.port;
}
