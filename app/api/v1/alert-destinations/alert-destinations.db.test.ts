import { afterAll, beforeAll, expect, test } from "vitest";
import { setRuntime } from "#server/runtime.ts";
import { setUpTestRuntime } from "#server/testing/test-runtime.ts";
import { GET, PUT } from "./route.ts";

const t = setUpTestRuntime();
beforeAll(() => setRuntime(t.runtime));
afterAll(() => setRuntime(undefined));

function put(body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return PUT(
    new Request("http://localhost/", { method: "PUT", headers, body: JSON.stringify(body) }),
  );
}

test("alert destinations are none at first, replaced as a whole, and read back in order", async () => {
  expect(await (await GET()).json()).toEqual({ alertDestinations: [] });
  const alertDestinations = [
    { type: "email", to: "Ops <ops@example.com>" },
    { type: "slack", url: "${SLACK_WEBHOOK_URL}" },
  ];
  const written = await put({ alertDestinations });
  expect([written.status, await written.json()]).toEqual([200, { alertDestinations }]);
  expect(await (await GET()).json()).toEqual({ alertDestinations });
  expect((await put({ alertDestinations: [] })).status).toBe(200);
  expect(await (await GET()).json()).toEqual({ alertDestinations: [] });
});

test.each([
  [{ alertDestinations: [{ type: "email", to: "nobody" }] }, "alertDestinations.0.to"],
  [{ alertDestinations: [{ type: "slack", url: "javascript:x" }] }, "alertDestinations.0.url"],
  [{ alertDestinations: {} }, "alertDestinations"],
])("%j is refused with where and what", async (body, path) => {
  const refused = await put(body);
  expect(refused.status).toBe(422);
  expect(JSON.stringify(await refused.json())).toContain(path);
});
