import { createServer } from "node:http";
import { Pool } from "undici";
import { expect, it } from "vitest";
import { OriginPools } from "./origin-pools.ts";

function makePool(): Pool {
  return new Pool("http://127.0.0.1:9");
}

it("makes one pool for a key", async () => {
  const pools = new OriginPools();
  const first = pools.get("a", makePool);
  expect(pools.get("a", makePool)).toBe(first);
  expect(pools.get("b", makePool)).not.toBe(first);
  await pools.close();
});

it("closes the one used least recently", async () => {
  const pools = new OriginPools(2);
  const [a, b, c] = [makePool(), makePool(), makePool()];
  pools.get("a", () => a);
  pools.get("b", () => b);
  pools.get("a", makePool);
  pools.get("c", () => c);
  expect([a.closed, b.closed, c.closed]).toEqual([false, true, false]);
  expect(pools.size).toBe(2);
  await pools.close();
  expect([a.destroyed, b.destroyed, c.destroyed]).toEqual([true, true, true]);
});

it("keeps 2,000 pools at most", async () => {
  const pools = new OriginPools();
  for (let n = 0; n < 2_010; n += 1) pools.get(String(n), makePool);
  expect(pools.size).toBe(2_000);
  await pools.close();
});

it("lets a closed pool end what it has begun", async () => {
  const server = createServer((_request, response) => {
    setTimeout(() => response.end("done"), 50);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const pools = new OriginPools(1);
  const pool = pools.get("a", () => new Pool(`http://127.0.0.1:${port}`));
  const answer = pool.request({ path: "/", method: "GET" });
  pools.get("b", makePool);
  await expect(answer.then(({ body }) => body.text())).resolves.toBe("done");
  await pools.close();
  await new Promise((resolve) => server.close(resolve));
});
