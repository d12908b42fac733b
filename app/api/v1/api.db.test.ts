import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setRuntime } from "#server/runtime.ts";
import { setUpTestRuntime } from "#server/testing/test-runtime.ts";
import { liveHookListSchema } from "#core/contracts/hooks.ts";
import { problemSchema } from "#core/contracts/problem.ts";
import { deleteFlow, publishFlow } from "../../actions/flows.ts";
import { GET as health } from "../health/route.ts";
import * as destinations from "./allowed-addresses/route.ts";
import * as events from "./events/route.ts";
import * as flow from "./flows/[flowId]/route.ts";
import { GET as hooks, PATCH as switchHook } from "./flows/[flowId]/hooks/route.ts";
import { POST as publish } from "./flows/[flowId]/publish/route.ts";
import * as flows from "./flows/route.ts";
import { GET as liveHooks } from "./hooks/route.ts";
import { POST as importDocument } from "./imports/route.ts";
import { GET as openApi } from "./openapi.json/route.ts";
import * as secrets from "./secrets/route.ts";
import * as secret from "./secrets/[name]/route.ts";
import * as sources from "./sources/route.ts";

const t = setUpTestRuntime();
beforeAll(() => setRuntime(t.runtime));
afterAll(() => setRuntime(undefined));

describe("flows", () => {
  test("are created, read, changed with If-Match, published and deleted", async () => {
    const created = await flows.POST(send("POST", { flow: callFailed }));
    expect([created.status, created.headers.get("etag")]).toEqual([201, '"1"']);
    const { id } = await created.json();
    const params = Promise.resolve({ flowId: id });

    const renamed = { ...callFailed, name: "Renamed" };
    const changed = await flow.PUT(send("PUT", renamed, { "if-match": '"1"' }), { params });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    const stale = await flow.PUT(send("PUT", { flow: callFailed }, { "if-match": '"1"' }), {
      params,
    });
    expect(await problemOf(stale)).toMatchObject({ status: 409, code: "CONFLICT" });
    const broken = await flow.PUT(send("PUT", { flow: callFailed }, { "if-match": "abc" }), {
      params,
    });
    expect(await problemOf(broken)).toMatchObject({ status: 400 });

    const published = await publish(send("POST", null), { params });
    expect(await published.json()).toMatchObject({ flowId: id, version: 1, hooks: 1 });
    const live = await hooks(new Request("http://localhost/?draft=0"), { params });
    expect(await live.json()).toMatchObject({ version: 1, hooks: [{ on: "call.ending" }] });

    expect((await flow.DELETE(send("DELETE", null), { params })).status).toBe(204);
    const gone = await flow.GET(send("GET", null), { params });
    expect(await problemOf(gone)).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  test("are read back with nothing lost of what Hookline does not know", async () => {
    const odd = { ...callFailed, zebra: { b: 1, a: [null] }, tests: [{ z: 1, a: 2 }] };
    const created = await flows.POST(send("POST", odd));
    const { flow: stored } = await created.json();
    expect(stored).toMatchObject(odd);
    expect(JSON.stringify(stored.zebra)).toBe('{"b":1,"a":[null]}');
  });
});

describe("what cannot be used", () => {
  test.each([
    ["not JSON", "{", 400, "BAD_REQUEST"],
    ["nothing", "", 400, "BAD_REQUEST"],
    ["a list", "[]", 422, "VALIDATION"],
    ["a flow without nodes", '{"flow":{"name":"x"}}', 422, "VALIDATION"],
    ["a flow of the wrong kind", '{"flow":{"name":"x","nodes":7,"edges":[]}}', 422, "VALIDATION"],
    ["endless nesting", `{"flow":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, 422, "VALIDATION"],
    ["too much", `"${"x".repeat(4 * 1024 * 1024)}"`, 413, "TOO_LARGE"],
  ])("%s is a problem that says what and where", async (_, body, status, code) => {
    const request = new Request("http://localhost/", { method: "POST", body });
    const problem = await problemOf(await flows.POST(request));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail).not.toBe("");
    if (status === 422) expect(problem.diagnostics?.length).toBeGreaterThan(0);
  });

  test("a hooks document with errors is refused with its diagnostics", async () => {
    const document = { hooks: [{ on: "call.ending", filters: [{ type: "oneOf" }], do: [] }] };
    const refused = await importDocument(send("POST", { name: "x", document, publish: true }));
    const problem = await problemOf(refused);
    expect(problem).toMatchObject({ status: 422, code: "VALIDATION" });
    expect(problem.diagnostics?.map((found) => found.path)).toContain("hooks.0.filters.0.key");
  });

  test("a query outside its bounds names its field", async () => {
    const refused = await events.GET(new Request("http://localhost/?limit=1000000"));
    const problem = await problemOf(refused);
    expect(problem).toMatchObject({ status: 422, diagnostics: [{ path: "limit" }] });
  });

  test("a secret's name has a form; its value is never answered", async () => {
    const named = (name: string) => ({ params: Promise.resolve({ name }) });
    const body = { value: "the-value-itself" };
    expect((await secret.PUT(send("PUT", body), named("lower-case"))).status).toBe(422);
    const stored = await secret.PUT(send("PUT", body), named("GOOD_NAME"));
    expect(await stored.json()).toEqual({ name: "GOOD_NAME" });
    const listed = await (await secrets.GET()).text();
    expect(listed).toContain("GOOD_NAME");
    expect(listed).not.toContain("the-value-itself");
  });

  test("an unknown field of a source is named", async () => {
    const refused = await sources.POST(send("POST", { name: "x", colour: "red" }));
    expect(JSON.stringify(await problemOf(refused))).toContain("colour");
  });

  test("a metadata address cannot be allowed", async () => {
    const refused = await destinations.POST(send("POST", { address: "169.254.169.254:80" }));
    expect(await problemOf(refused)).toMatchObject({ status: 422 });
  });
});

test("hooks of live flows are listed, and switched by name", async () => {
  const created = await flows.POST(send("POST", callFailed));
  const { id } = await created.json();
  const params = Promise.resolve({ flowId: id });
  await publish(send("POST", null), { params });
  const listed = async () => {
    const { hooks: all } = liveHookListSchema.parse(await (await liveHooks()).json());
    return all.find((hook) => hook.flowId === id);
  };
  const name = (await listed())?.name;
  const switched = await switchHook(send("PATCH", { name, enabled: false }), { params });
  expect(await switched.json()).toEqual({ name, enabled: false });
  expect(await listed()).toMatchObject({ enabled: false, switched: { by: "local" } });
  const unknown = await switchHook(send("PATCH", { name: "x", enabled: true }), { params });
  expect(await problemOf(unknown)).toMatchObject({ status: 404 });
  const vague = await switchHook(send("PATCH", { name }), { params });
  expect(await problemOf(vague)).toMatchObject({ status: 422 });
});

test("a server action never throws: it answers the value or the problem", async () => {
  const created = await flows.POST(send("POST", callFailed));
  const { id } = await created.json();
  expect(await publishFlow(id)).toMatchObject({ ok: true, value: { liveVersion: 1 } });
  expect(await deleteFlow(id)).toEqual({ ok: true, value: null });
  expect(await deleteFlow(id)).toMatchObject({ ok: false, problem: { code: "NOT_FOUND" } });
});

test("health and the description of the API are there", async () => {
  expect(await (await health()).json()).toMatchObject({ status: "ok", database: "ok" });
  expect(await (await openApi()).json()).toMatchObject({ openapi: "3.1.0" });
});

const callFailed = {
  name: "Call failed",
  nodes: [
    { id: "n1", kind: "event", data: { on: "call.ending" } },
    {
      id: "n2",
      kind: "action",
      data: { action: { type: "slack", url: "https://hooks.example.com/x", text: "Failed" } },
    },
  ],
  edges: [{ id: "e1", source: "n1", target: "n2" }],
};

function send(method: string, body: unknown, headers: Record<string, string> = {}): Request {
  const text = body === null ? null : JSON.stringify(body);
  return new Request("http://localhost/", { method, headers, body: text });
}

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}
