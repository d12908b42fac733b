import { contextOf } from "../context.ts";
import type { Runtime } from "../runtime.ts";
import { getHealth } from "../system/get-health.ts";
import type { RawRoute } from "./server.ts";

/** `GET /api/health` of a process that has no pages: whoever watches it asks the same address everywhere. */
export function createHealthDoor(runtime: Runtime): RawRoute {
  return {
    matches: (method, pathname) => method === "GET" && pathname === "/api/health",
    async answer(_request, response) {
      const health = await getHealth(contextOf(runtime));
      response.writeHead(health.status === "ok" ? 200 : 503, {
        "content-type": "application/json",
      });
      response.end(JSON.stringify(health));
    },
  };
}
