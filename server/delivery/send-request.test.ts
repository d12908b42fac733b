import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer as createSocketServer } from "node:net";
import type { AddressInfo, Server as SocketServer, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SendFailure, SendResponse } from "#core/delivery/send-outcome.ts";
import { OriginPools } from "./origin-pools.ts";
import { parseAllowList } from "./outbound-allow.ts";
import { createOutboundGuard } from "./outbound-url.ts";
import type { OutgoingRequest, SendContext } from "./send-request.ts";
import { sendRequest } from "./send-request.ts";

const opened: { readonly server: Server | SocketServer; readonly sockets: Set<Socket> }[] = [];
const madePools: OriginPools[] = [];

afterEach(async () => {
  await Promise.all(madePools.splice(0).map((pools) => pools.close()));
  for (const { server, sockets } of opened.splice(0)) {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Starts a server on a free port of this machine and returns the port. */
async function listen(server: Server | SocketServer): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  opened.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return portOf(server);
}

function portOf(server: Server | SocketServer): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address.port;
}

function serve(listener: RequestListener): Promise<number> {
  return listen(createServer(listener));
}

function serveBytes(onConnection: (socket: Socket) => void): Promise<number> {
  return listen(
    createSocketServer((socket) => {
      socket.on("error", () => socket.destroy());
      onConnection(socket);
    }),
  );
}

/** A context in which this machine may be sent to. */
function context(settings: { allow?: string; lookup?: SendContext["lookup"] } = {}): SendContext {
  const parsed = parseAllowList(settings.allow ?? "127.0.0.1");
  const pools = new OriginPools();
  madePools.push(pools);
  return {
    guard: createOutboundGuard({ configured: parsed.ok ? parsed.value : [], stored: [] }),
    pools,
    lookup: settings.lookup ?? (() => Promise.resolve(["127.0.0.1"])),
    monotonicMs: () => performance.now(),
  };
}

function post(
  url: string,
  over: Partial<OutgoingRequest> = {},
  sendContext: SendContext = context(),
): Promise<SendResponse | SendFailure> {
  const request = { method: "POST", url, headers: [], body: "{}", timeoutMs: 5_000, ...over };
  return sendRequest(request, sendContext);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString("utf8");
}

describe("an answer", () => {
  it("is recorded, and the request arrives as it was given", async () => {
    const port = await serve(async (request, response) => {
      const seen = {
        method: request.method,
        url: request.url,
        host: request.headers.host,
        length: request.headers["content-length"],
        name: request.headers["x-name"],
        body: await bodyOf(request),
      };
      response.writeHead(201, { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] });
      response.end(JSON.stringify(seen));
    });
    const outcome = await post(`http://127.0.0.1:${port}/a%20b?x=1#part`, {
      headers: [
        ["content-type", "application/json"],
        ["x-name", "Zoë"],
      ],
      body: '{"name":"👋"}',
    });
    expect(outcome).toMatchObject({
      kind: "response",
      status: 201,
      bodyCut: null,
      sentAnyByte: true,
    });
    if (outcome.kind !== "response") return;
    expect(JSON.parse(outcome.body)).toEqual({
      method: "POST",
      url: "/a%20b?x=1",
      host: `127.0.0.1:${port}`,
      length: "15",
      name: "Zoë",
      body: '{"name":"👋"}',
    });
    expect(outcome.headers).toContainEqual(["content-type", "application/json"]);
    expect(outcome.headers.filter(([name]) => name === "set-cookie")).toEqual([
      ["set-cookie", "••••"],
      ["set-cookie", "••••"],
    ]);
  });

  it("needs no body on either side", async () => {
    const port = await serve((_request, response) => response.writeHead(204).end());
    const outcome = await post(`http://127.0.0.1:${port}/`, { method: "GET", body: null });
    expect(outcome).toMatchObject({ kind: "response", status: 204, body: "" });
  });

  it("is taken from the final status, not from an interim one", async () => {
    const port = await serve((_request, response) => {
      response.writeEarlyHints({ link: "</a>; rel=preload" });
      response.writeHead(200).end("fine");
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 200, body: "fine" });
  });

  it("of a redirect is recorded and not followed", async () => {
    let requests = 0;
    const port = await serve((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: "http://169.254.169.254/latest/" }).end();
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      kind: "response",
      status: 302,
      headers: expect.arrayContaining([["location", "http://169.254.169.254/latest/"]]),
    });
    expect(requests).toBe(1);
  });

  it("is kept up to 64 KiB", async () => {
    const port = await serve((_request, response) => {
      response.end("é".repeat(5_000_000));
    });
    const outcome = await post(`http://127.0.0.1:${port}/`);
    expect(outcome).toMatchObject({ kind: "response", status: 200, bodyCut: "limit" });
    if (outcome.kind === "response") expect(outcome.body).toBe("é".repeat(32_768));
  });

  it("of exactly 64 KiB is whole", async () => {
    const port = await serve((_request, response) => {
      response.end("x".repeat(65_536));
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      bodyCut: null,
      body: "x".repeat(65_536),
    });
  });

  it("is not decompressed", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const port = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    const outcome = await post(`http://127.0.0.1:${port}/`);
    expect(outcome).toMatchObject({ kind: "response", status: 200 });
    if (outcome.kind === "response") expect(outcome.body.length).toBeLessThanOrEqual(bomb.length);
  });

  it("that is not text can still be stored", async () => {
    const port = await serve((_request, response) => {
      response.end(Buffer.from([0x61, 0x00, 0xff, 0x62]));
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ body: "a\uFFFD\uFFFDb" });
  });

  it("counts when its body comes too slowly", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200);
      response.write("begin");
    });
    expect(await post(`http://127.0.0.1:${port}/`, { timeoutMs: 200 })).toMatchObject({
      kind: "response",
      status: 200,
      body: "begin",
      bodyCut: "timeout",
    });
  });

  it("counts when the connection breaks in its body", async () => {
    const port = await serve((_request, response) => {
      response.writeHead(500, { "content-length": "100" });
      response.write("begin", () => setImmediate(() => response.socket?.resetAndDestroy()));
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      kind: "response",
      status: 500,
      bodyCut: "reset",
    });
  });
});

describe("no answer", () => {
  it("in time is a timeout, and the request may have arrived", async () => {
    const port = await serve(() => {});
    expect(await post(`http://127.0.0.1:${port}/x?key=1`, { timeoutMs: 150 })).toMatchObject({
      kind: "timeout",
      code: "network.timeout",
      message: `127.0.0.1:${port} did not answer within 150 ms.`,
      sentAnyByte: true,
    });
  });

  it("because nobody listens: no byte left", async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      kind: "connect-refused",
      code: "network.refused",
      sentAnyByte: false,
    });
  });

  it("because the name does not exist: no byte left", async () => {
    const lookup = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    expect(await post("http://gone.example/", {}, context({ lookup }))).toMatchObject({
      kind: "dns",
      sentAnyByte: false,
      message: expect.stringContaining("gone.example:80"),
    });
    const empty = context({ lookup: () => Promise.resolve([]) });
    expect(await post("http://gone.example/", {}, empty)).toMatchObject({ kind: "dns" });
  });

  it("because the name server hangs: no byte left, then or later", async () => {
    let requests = 0;
    const port = await serve((_request, response) => {
      requests += 1;
      response.end();
    });
    const { promise, resolve } = Promise.withResolvers<readonly string[]>();
    const slow = context({ lookup: () => promise });
    const url = `http://slow.example:${port}/`;
    expect(await post(url, { timeoutMs: 100 }, slow)).toMatchObject({
      kind: "connect-timeout",
      sentAnyByte: false,
    });
    resolve(["127.0.0.1"]);
    expect(await post(url, {}, slow)).toMatchObject({ kind: "response" });
    expect(requests).toBe(1);
  });

  it("because the receiver breaks the connection", async () => {
    const port = await serveBytes((socket) => {
      socket.once("data", () => socket.resetAndDestroy());
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      kind: "reset",
      code: "network.reset",
      sentAnyByte: true,
    });
  });

  it("because the receiver closes without a word", async () => {
    const port = await serveBytes((socket) => {
      socket.once("data", () => socket.end());
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: "reset" });
  });

  it("because what comes is not HTTP", async () => {
    const port = await serveBytes((socket) => {
      socket.once("data", () => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      kind: "bad-response",
      sentAnyByte: true,
    });
  });

  it("because the header of the answer is far too long", async () => {
    const port = await serveBytes((socket) => {
      socket.once("data", () =>
        socket.write(`HTTP/1.1 200 OK\r\nx-long: ${"x".repeat(300_000)}\r\n\r\n`),
      );
    });
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: "bad-response" });
  });

  it("because the port does not speak TLS: no byte of the request left", async () => {
    const port = await serve((_request, response) => response.end());
    expect(await post(`https://127.0.0.1:${port}/`)).toMatchObject({
      kind: "tls",
      code: "network.tls",
      sentAnyByte: false,
    });
  });

  it("because Hookline stops", async () => {
    const port = await serve(() => {});
    const stop = new AbortController();
    const waiting = post(`http://127.0.0.1:${port}/`, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await waiting).toMatchObject({ kind: "cancelled", sentAnyByte: true });
    const after = await post(`http://127.0.0.1:${port}/`, { signal: stop.signal });
    expect(after).toMatchObject({ kind: "cancelled", sentAnyByte: false });
  });

  it("because a header cannot be sent: its value is not shown", async () => {
    const outcome = await post("http://127.0.0.1/", {
      headers: [["x-name", "sec-ret\r\nx-injected: 1"]],
    });
    expect(outcome).toMatchObject({
      kind: "bad-header",
      code: "action.bad-header",
      sentAnyByte: false,
    });
    expect(JSON.stringify(outcome)).not.toContain("sec-ret");
  });
});

describe("connections", () => {
  /** A server that numbers its connections and answers with the number. */
  async function serveNumbered(answer: "keep" | "close"): Promise<number> {
    let connections = 0;
    const numbers = new WeakMap<Socket, number>();
    const server = createServer((request, response) => {
      if (answer === "close") response.setHeader("connection", "close");
      response.end(String(numbers.get(request.socket)));
    });
    server.on("connection", (socket) => {
      connections += 1;
      numbers.set(socket, connections);
    });
    return listen(server);
  }

  it("are kept for the next requests to the same origin, and a name is asked for once each", async () => {
    const port = await serveNumbered("keep");
    let lookups = 0;
    const shared = context({
      lookup: () => {
        lookups += 1;
        return Promise.resolve(["127.0.0.1"]);
      },
    });
    const used = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const outcome = await post(`http://a.example:${port}/`, {}, shared);
      used.add(outcome.kind === "response" ? outcome.body : outcome.message);
    }
    // The second request comes before undici has put the first connection back, so there may be two.
    expect(["1", "1 2"]).toContain([...used].toSorted().join(" "));
    expect(lookups).toBe(used.size);
  });

  it("are not kept under other rules", async () => {
    const port = await serveNumbered("keep");
    const url = `http://a.example:${port}/`;
    const before = context();
    expect(await post(url, {}, before)).toMatchObject({ body: "1" });
    const after = { ...context({ allow: "127.0.0.2" }), pools: before.pools };
    expect(await post(url, {}, after)).toMatchObject({ kind: "refused-by-guard" });
  });

  it("are given up with an answer that is too long or too late", async () => {
    const closed: string[] = [];
    const server = createServer((request, response) => {
      request.socket.once("close", () => closed.push(request.url ?? ""));
      if (request.url === "/long") response.end("x".repeat(10_000_000));
    });
    const port = await listen(server);
    const shared = context();
    for (const path of ["/long", "/never"]) {
      await post(`http://127.0.0.1:${port}${path}`, { timeoutMs: 300 }, shared);
      await vi.waitFor(() => expect(closed).toContain(path));
    }
  });

  it("go to the address that was checked, whatever the name says next (DNS rebinding)", async () => {
    const port = await serveNumbered("close");
    const answers = [["127.0.0.1"], ["169.254.169.254"], ["127.0.0.1", "10.0.0.1"]];
    const shared = context({ lookup: () => Promise.resolve(answers.shift() ?? []) });
    const url = `http://rebind.example:${port}/`;
    expect(await post(url, {}, shared)).toMatchObject({ kind: "response", body: "1" });
    expect(await post(url, {}, shared)).toMatchObject({
      kind: "refused-by-guard",
      code: "outbound.metadata-address",
      sentAnyByte: false,
    });
    expect(await post(url, {}, shared)).toMatchObject({
      kind: "refused-by-guard",
      code: "outbound.private-address",
      allowable: `rebind.example:${port}`,
    });
  });

  it("serve many requests at once", async () => {
    const port = await serve((_request, response) => {
      setTimeout(() => response.end("ok"), 20);
    });
    const shared = context();
    const all = await Promise.all(
      Array.from({ length: 400 }, () => post(`http://127.0.0.1:${port}/`, {}, shared)),
    );
    expect(all.filter((outcome) => outcome.kind === "response")).toHaveLength(400);
  });
});
