import { once } from "node:events";
import {
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { StartError } from "../lifecycle/start-error.ts";
import { createHttpServer, type HttpServer, type HttpServerOptions } from "./server.ts";

const running: HttpServer[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function sayPages(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.end(`pages ${request.url}`);
}

async function serve(options: Partial<HttpServerOptions> = {}): Promise<number> {
  const server = createHttpServer({
    rules: { isLocalMode: true, apiKey: null },
    rawRoutes: [
      {
        matches: (method, pathname) => method === "POST" && pathname.startsWith("/api/events/"),
        answer: async (request, response) => void response.end(`raw ${request.url}`),
      },
    ],
    pages: sayPages,
    upgrade: async (_request, socket) => void socket.end("HTTP/1.1 101 Switching\r\n\r\n"),
    hasInboundSecret: async (source) => source === "guarded",
    logger: createLogger("silent"),
    ...options,
  });
  running.push(server);
  return server.listen("127.0.0.1", 0);
}

function responseTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once("response", resolve).once("error", reject);
  });
}

type Asked = { method?: string; path?: string; headers?: Record<string, string> };

async function ask(port: number, asked: Asked = {}): Promise<{ status: number; text: string }> {
  const sent = httpRequest({ port, host: "127.0.0.1", agent: false, ...asked }).end();
  const response = await responseTo(sent);
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode ?? 0, text };
}

describe("routing", () => {
  test("raw routes are ahead of the pages", async () => {
    const port = await serve();
    expect(await ask(port, { path: "/flows?x=1" })).toEqual({
      status: 200,
      text: "pages /flows?x=1",
    });
    const event = { method: "POST", path: "/api/events/default" };
    expect(await ask(port, event)).toEqual({ status: 200, text: "raw /api/events/default" });
  });

  test.each([
    ["/api/events/../v1/flows", "/api/v1/flows"],
    ["/api/events/%2e%2e/v1/flows", "/api/v1/flows"],
    ["/inbox\\..\\api/v1", "/api/v1"],
    ["//evil.example/flows", "//evil.example/flows"],
  ])("the gate and the pages see %s as the same path", async (path, seen) => {
    const port = await serve();
    expect((await ask(port, { path })).text).toBe(`pages ${seen}`);
  });

  test.each(["http://evil.example/", "/api/events/%zz", "/flows/%"])(
    "the address %s is refused",
    async (path) => {
      const port = await serve();
      expect((await ask(port, { path })).status).toBe(400);
      expect((await ask(port, { path, method: "POST" })).status).toBe(400);
    },
  );
});

describe("the gate", () => {
  test("refuses a foreign host with a problem", async () => {
    const port = await serve();
    const { status, text } = await ask(port, { headers: { host: "evil.example" } });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
      title: "Not allowed",
    });
  });

  test("lets events in from anywhere for a source with a secret", async () => {
    const port = await serve();
    const headers = { host: "demo.tunnel.example" };
    const post = (source: string) =>
      ask(port, { method: "POST", path: `/api/events/${source}`, headers });
    expect((await post("guarded")).status).toBe(200);
    expect((await post("open")).status).toBe(403);
  });

  test("asks for the key where it is not local", async () => {
    const port = await serve({ rules: { isLocalMode: false, apiKey: "the-key" } });
    expect((await ask(port)).status).toBe(401);
    expect((await ask(port, { headers: { authorization: "Bearer the-key" } })).status).toBe(200);
  });

  test("stands before upgrades too", async () => {
    const port = await serve();
    const answerTo = async (host: string) => {
      const socket = connect(port, "127.0.0.1");
      socket.write(
        `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
      );
      const [data] = await once(socket.setEncoding("utf8"), "data");
      socket.destroy();
      return String(data).split("\r\n")[0];
    };
    expect(await answerTo("localhost")).toBe("HTTP/1.1 101 Switching");
    expect(await answerTo("evil.example")).toBe("HTTP/1.1 403 Forbidden");
  });
});

describe("failures", () => {
  test("the database being away is 503, and the server goes on", async () => {
    const away = Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
    let isAway = true;
    const port = await serve({
      pages: async (request, response) => {
        if (isAway) throw away;
        await sayPages(request, response);
      },
    });
    expect((await ask(port)).status).toBe(503);
    isAway = false;
    expect((await ask(port)).status).toBe(200);
  });

  test("a defect is 500 without its text", async () => {
    const port = await serve({ pages: () => Promise.reject(new Error("hidden")) });
    const { status, text } = await ask(port);
    expect(status).toBe(500);
    expect(text).not.toContain("hidden");
  });

  test("a port in use is explained", async () => {
    const port = await serve();
    const second = createHttpServer({
      rules: { isLocalMode: true, apiKey: null },
      rawRoutes: [],
      pages: sayPages,
      upgrade: async () => undefined,
      hasInboundSecret: async () => false,
      logger: createLogger("silent"),
    });
    await expect(second.listen("127.0.0.1", port)).rejects.toThrow(StartError);
    await expect(second.listen("127.0.0.1", port)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program.`,
    );
  });
});

describe("stop", () => {
  test("lets an open request finish and takes no more", async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const port = await serve({
      pages: async (request, response) => {
        arrived.resolve();
        await release.promise;
        await sayPages(request, response);
      },
    });
    const open = ask(port);
    const server = running.pop();
    await arrived.promise;
    const stopped = server?.stop();
    release.resolve();
    expect((await open).status).toBe(200);
    await stopped;
    await expect(ask(port)).rejects.toThrow("ECONNREFUSED");
  });

  test("does not wait for event streams", async () => {
    const port = await serve({
      pages: async (_request, response) => {
        response.setHeader("content-type", "text/event-stream").write(": hello\n\n");
      },
    });
    const sent = httpRequest({ port, host: "127.0.0.1" }).end();
    const response = await responseTo(sent);
    const cut = new Promise((resolve) => response.once("error", resolve).resume());
    await running.pop()?.stop();
    expect(await cut).toMatchObject({ code: "ECONNRESET" });
  });
});
