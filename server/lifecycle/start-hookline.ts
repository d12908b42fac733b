import { defaultWorkspaceId } from "#core/ids.ts";
import { ensurePartitions, partitionsAheadDays } from "#db/partitions.ts";
import { systemClock } from "../clock.ts";
import type { Env } from "../env.ts";
import { isLoopbackName } from "../http/access.ts";
import { createEventDoor } from "../http/event-door.ts";
import { createHealthDoor } from "../http/health-door.ts";
import { sendProblem } from "../http/send-problem.ts";
import {
  createHttpServer,
  type HttpServerOptions,
  type RawRoute,
  type RequestAnswer,
} from "../http/server.ts";
import type { Logger } from "../logger.ts";
import { type Runtime, setRuntime } from "../runtime.ts";
import { startWorker } from "../worker/start-worker.ts";
import { createRuntime } from "./create-runtime.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { reservePort } from "./reserve-port.ts";
import type { StopList } from "./stop-list.ts";

/** The interface, which only `main.ts` knows how to make. */
export type Pages = Pick<HttpServerOptions, "pages" | "upgrade"> & {
  readonly close: () => Promise<void>;
};

export type HooklineStart = {
  readonly env: Env;
  readonly logger: Logger;
  readonly stops: StopList;
  /** Aborts when the process is told to end while it starts. */
  readonly signal: AbortSignal;
  /** Called when what Hookline needs is gone for good. */
  readonly onLost: (error: Error) => void;
  /** Called with the port that the pages will be served on. */
  readonly openPages: (port: number) => Promise<Pages>;
};

/** Longer than the drains they contain. */
const serverStopMs = 15_000;
const workerStopMs = 15_000;
const otherStopMs = 5_000;

/**
 * Starts everything this process does (`HOOKLINE_ROLE`) and returns the port it answers on. What was started is on the
 * list of stops, also when a later part fails.
 */
export async function startHookline(start: HooklineStart): Promise<number> {
  const { stops, signal } = start;
  // The database first: who starts Hookline twice by mistake has to learn that it runs, not that a port is taken.
  const database = await prepareDatabase(start);
  const port = await reservePort(start.env.host, start.env.port);
  const env = { ...start.env, port };
  signal.throwIfAborted();
  const runtime = await createRuntime({
    ...start,
    env,
    clock: systemClock,
    databaseUrl: database.url,
  });
  stops.add("the database pool", () => runtime.close(), otherStopMs);
  await ensurePartitions(runtime.db, runtime.clock.nowMs(), partitionsAheadDays);
  setRuntime(runtime);
  stops.add("the live feed", () => runtime.feed.stop(), otherStopMs);
  const pages = await openPages(start, port);
  stops.add("the interface", pages.close, otherStopMs);
  signal.throwIfAborted();
  if (doesWork(env)) {
    const worker = await startWorker(runtime, { isAlone: env.databaseUrl === null });
    stops.add("the worker", () => worker.stop(), workerStopMs);
  }
  const server = createHttpServer(serverOptions(runtime, pages));
  stops.add("the server", () => server.stop(), serverStopMs);
  stops.add("the announcement of the stop", database.announceStop, otherStopMs);
  return server.listen(env.host, port);
}

function serverOptions(runtime: Runtime, pages: Pages): HttpServerOptions {
  const { env, logger } = runtime;
  const isLocalMode = isLoopbackName(env.host);
  if (!isLocalMode && env.apiKey === null) {
    logger.warn(
      `HOST=${env.host} is an outside address and HOOKLINE_API_KEY is not set: only events, health and the inbox are answered`,
    );
  }
  return {
    rules: { isLocalMode, apiKey: env.apiKey },
    rawRoutes: rawRoutes(runtime),
    pages: pages.pages,
    upgrade: pages.upgrade,
    hasInboundSecret: async (name) => {
      const source = await runtime.sources.find(defaultWorkspaceId, name);
      return source !== null && source.auth !== "none" && source.secretSealed !== null;
    },
    logger: logger.child({ name: "http" }),
  };
}

function rawRoutes(runtime: Runtime): RawRoute[] {
  const { role } = runtime.env;
  const events = role === "worker" ? [] : [createEventDoor(runtime)];
  return hasPages(runtime.env) ? events : [...events, createHealthDoor(runtime)];
}

function hasPages(env: Env): boolean {
  return env.role === "all" || env.role === "web";
}

function doesWork(env: Env): boolean {
  return env.role === "all" || env.role === "worker";
}

async function openPages(start: HooklineStart, port: number): Promise<Pages> {
  if (hasPages(start.env)) return start.openPages(port);
  const noPages: RequestAnswer = async (_request, response) => {
    sendProblem(response, {
      status: 404,
      code: "NOT_FOUND",
      title: "Not found",
      detail: `This process has no pages: it runs with HOOKLINE_ROLE=${start.env.role}.`,
    });
  };
  return {
    pages: noPages,
    upgrade: async (_request, socket) => void socket.destroy(),
    close: async () => undefined,
  };
}
