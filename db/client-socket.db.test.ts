import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./client.ts";
import { isDatabaseAway } from "./is-database-away.ts";
import { setUpTestDatabase } from "./testing/template-database.ts";
import { inTransaction } from "./transaction.ts";

const test = setUpTestDatabase();
const open = new Set<Socket>();
let proxy: Server;
let database: Database;

/** Postgres behind a connection that can be cut, as when its machine or its process ends. */
beforeAll(async () => {
  const target = new URL(test.url);
  proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    open.add(client);
    client.once("close", () => {
      open.delete(client);
      server.destroy();
    });
    server.once("close", () => client.destroy());
    client.on("error", () => undefined).pipe(server);
    server.on("error", () => undefined).pipe(client);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  const url = new URL(test.url);
  url.port = String(isBound(address) ? address.port : 0);
  database = openDatabase(url.href, { max: 1 });
});
afterAll(async () => {
  await database.close();
  for (const socket of open) socket.destroy();
  proxy.close();
});

function isBound(address: ReturnType<Server["address"]>): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

const cuts: Readonly<Record<string, (socket: Socket) => void>> = {
  closed: (socket) => void socket.end(),
  reset: (socket) => void socket.resetAndDestroy(),
};

/** The driver must neither end the process (an uncaught error fails this run) nor keep a connection it cannot use. */
describe.each(Object.entries(cuts))("a connection that is %s", (_how, cut) => {
  it("in a transaction is an error of it, and the next one has a new connection", async () => {
    for (let round = 0; round < 5; round += 1) {
      const failed = inTransaction(database, async (tx) => {
        const [first] = await Promise.all([
          tx.sql`select pg_sleep(5)`,
          new Promise((resolve) => setTimeout(resolve, 20)).then(() => open.forEach(cut)),
        ]);
        return first;
      }).catch((error: unknown) => error);
      expect(isDatabaseAway(await failed)).toBe(true);
      const [row] = await database.sql<{ one: number }[]>`select 1 as one`;
      expect(row).toEqual({ one: 1 });
    }
  });

  it("between transactions is not noticed by the next", async () => {
    for (let round = 0; round < 5; round += 1) {
      await database.sql`select 1`;
      open.forEach(cut);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const answer = await inTransaction(database, async (tx) => await tx.sql`select 1 as one`);
      expect([...answer]).toEqual([{ one: 1 }]);
    }
  });
});
