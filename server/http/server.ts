import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { isDatabaseAway } from "#db/is-database-away.ts";
import { StartError } from "../lifecycle/start-error.ts";
import type { Logger } from "../logger.ts";
import { type AccessDecision, type AccessRules, decideAccess, findEventSource } from "./access.ts";
import { sendProblem } from "./send-problem.ts";

export type RequestAnswer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A route that is answered without Next: for what must be fast, or must work where there are no pages. */
export type RawRoute = {
  matches(method: string, pathname: string): boolean;
  readonly answer: RequestAnswer;
};

export type HttpServerOptions = {
  readonly rules: AccessRules;
  /** Tried in order, ahead of `pages`. */
  readonly rawRoutes: readonly RawRoute[];
  /** Answers everything else: Next, or "not found" in a process without pages. */
  readonly pages: RequestAnswer;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  /** Whether events of this source are let in from anywhere, because the source checks a secret of its own. */
  readonly hasInboundSecret: (source: string) => Promise<boolean>;
  readonly logger: Logger;
};

export type HttpServer = {
  /** Returns the port that was bound. Errors: `StartError`. */
  listen(host: string, port: number): Promise<number>;
  /** Takes no more requests, ends streams, lets open requests finish for a while, then cuts them. */
  stop(): Promise<void>;
};

/** Longer than the 60 s after which common load balancers close an idle connection. */
const keepAliveTimeoutMs = 65_000;
const drainMs = 10_000;

/** The Node server in front of everything: one gate, then the raw routes, then Next. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const open = new Set<ServerResponse>();
  const upgraded = new Set<Duplex>();
  let isStopping = false;
  const server = createServer((request, response) => {
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      if (isStopping) server.closeIdleConnections();
    });
    answer(options, request, response).catch((error: unknown) => {
      answerFailure(options.logger, response, error);
    });
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    upgrade(options, { request, socket, head }).catch((error: unknown) => {
      options.logger.warn({ err: error }, "a connection could not be upgraded");
      socket.destroy();
    });
  });
  return {
    async listen(host, port) {
      server.listen({ host, port });
      // Rejects with the server's `error`.
      await once(server, "listening").catch((error: unknown) => {
        throw explainListenError(error, host, port);
      });
      return boundPort(server.address());
    },
    async stop() {
      isStopping = true;
      const closed = once(server, "close");
      server.close();
      for (const response of open) {
        if (isEventStream(response)) response.socket?.destroy();
      }
      for (const socket of upgraded) socket.destroy();
      const waited = new AbortController();
      const expired = setTimeout(drainMs, "expired", { signal: waited.signal });
      if ((await Promise.race([closed, expired.catch(() => "closed")])) === "expired") {
        options.logger.warn(`cut ${open.size} requests that were not answered in ${drainMs} ms`);
        server.closeAllConnections();
      }
      waited.abort();
      await closed;
    },
  };
}

/** Says in words why a port cannot be bound. */
export function explainListenError(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${port} on ${host} is in use by another program. Stop that program, or start Hookline with another port: PORT=${port + 1} npm start`,
      );
    case "EACCES":
      return new StartError(
        `This account may not bind port ${port}. Choose one from 1024 on: PORT=3000 npm start`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(
        `HOST=${host} is not an address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all of its addresses.`,
      );
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
}

async function answer(
  options: HttpServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = normaliseTarget(request);
  if (target === null) {
    sendProblem(response, {
      status: 400,
      code: "BAD_REQUEST",
      title: "The request cannot be read",
      detail: "The request's address is not a path, or has a broken escape (%) in it.",
    });
    return;
  }
  const decision = await decide(options, request, target.pathname);
  if (!decision.allowed) {
    const { status, code, detail, hint } = decision;
    const headers: Record<string, string> = status === 401 ? { "www-authenticate": "Bearer" } : {};
    const title = status === 401 ? "Not signed in" : "Not allowed";
    sendProblem(response, { status, code, title, detail, hint }, headers);
    return;
  }
  const method = request.method ?? "GET";
  const raw = options.rawRoutes.find((route) => route.matches(method, target.pathname));
  await (raw?.answer ?? options.pages)(request, response);
}

/**
 * Makes the address what every later reader takes it for: dots are resolved and backslashes turned, so that the gate
 * and the routes cannot see different paths. Returns `null` for an address that is not a path or cannot be decoded.
 */
function normaliseTarget(request: IncomingMessage): URL | null {
  const raw = request.url ?? "";
  const target = raw.startsWith("/") ? URL.parse(`http://localhost${raw}`) : null;
  if (target === null || !isDecodable(target.pathname)) return null;
  request.url = target.pathname + target.search;
  return target;
}

/** A broken escape (`%zz`) stands for nothing; the routes would fail on it each in its own way. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

async function decide(
  options: HttpServerOptions,
  request: IncomingMessage,
  pathname: string,
): Promise<AccessDecision> {
  const method = request.method ?? "GET";
  const { host, origin, authorization } = request.headers;
  const asked = { method, pathname, host, origin, authorization, hasInboundSecret: false };
  const decision = decideAccess(asked, options.rules);
  const source = findEventSource(method, pathname);
  if (decision.allowed || source === null) return decision;
  const hasInboundSecret = await options.hasInboundSecret(source);
  return decideAccess({ ...asked, hasInboundSecret }, options.rules);
}

async function upgrade(
  options: HttpServerOptions,
  asked: { request: IncomingMessage; socket: Duplex; head: Buffer },
): Promise<void> {
  const target = normaliseTarget(asked.request);
  const isAllowed =
    target !== null && (await decide(options, asked.request, target.pathname)).allowed;
  if (isAllowed) await options.upgrade(asked.request, asked.socket, asked.head);
  else asked.socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
}

function answerFailure(logger: Logger, response: ServerResponse, error: unknown): void {
  const isAway = isDatabaseAway(error);
  if (isAway) logger.warn("the database is away");
  else logger.error({ err: error }, "a request failed unexpectedly");
  if (response.headersSent) {
    response.destroy();
  } else if (isAway) {
    sendProblem(
      response,
      {
        status: 503,
        code: "UNAVAILABLE",
        title: "Not available now",
        detail: "The database cannot be reached at the moment.",
        hint: "Try again in a few seconds. If it stays away, see the log of Hookline.",
      },
      { "retry-after": "5" },
    );
  } else {
    sendProblem(response, {
      status: 500,
      code: "INTERNAL",
      title: "Something went wrong",
      detail: "Hookline made a mistake. The cause is in its log.",
    });
  }
}

/** A stream has no end to wait for: its reader connects again, to another process or after the restart. */
function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

function boundPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port was bound");
  return address.port;
}
