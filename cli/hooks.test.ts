import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LiveHook, switchHookSchema } from "#core/contracts/hooks.ts";
import { listEventsCommand, listHooksCommand, switchHookCommand } from "./hooks.ts";
import { CallError, type Io } from "./io.ts";
import { runCommand } from "./testing/memory-io.ts";

const hook: LiveHook = {
  name: "alert",
  flowId: "flow_1",
  flow: "Call failed",
  version: 1,
  events: ["call.ending"],
  enabled: true,
  runsOn: "hookline",
  switched: null,
};
const hooks: LiveHook[] = [
  hook,
  { ...hook, name: "twice" },
  { ...hook, name: "twice", flowId: "flow_2" },
];

let switched = hooks;
/** What was asked, as the network carries it: method, path, key and body. */
const asked: string[] = [];
const server = createServer((request, response) => {
  const { method = "", url = "", headers } = request;
  let body = "";
  request.on("data", (part) => (body += String(part)));
  request.on("end", () => {
    asked.push([method, url, headers.authorization ?? "", body].join(" "));
    if (method === "PATCH") {
      const { name, enabled } = switchHookSchema.parse(JSON.parse(body));
      switched = hooks.map((one) => (one.name === name ? { ...one, enabled } : one));
    }
    response.setHeader("content-type", "application/json");
    if (headers.authorization === "Bearer wrong") {
      response.statusCode = 401;
      const detail = "The API key is not the right one.";
      response.end(
        JSON.stringify({
          type: "about:blank",
          title: "x",
          status: 401,
          code: "UNAUTHORIZED",
          detail,
        }),
      );
    } else {
      response.end(method === "PATCH" ? body : JSON.stringify({ hooks: switched }));
    }
  });
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (isAddress(address)) url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

function isAddress(address: ReturnType<typeof server.address>): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

function run(command: (io: Io) => Promise<number>, key?: string) {
  asked.length = 0;
  switched = hooks;
  return runCommand({}, command, { HOOKLINE_API_KEY: key });
}

describe("hookline hooks", () => {
  it("lists what is live, with the key it is given", async () => {
    const { status, out } = await run((io) => listHooksCommand({ url }, io), "k");
    expect({ status, ...JSON.parse(out) }).toEqual({ status: 0, hooks });
    expect(asked).toEqual(["GET /api/v1/hooks Bearer k "]);
  });

  it("lists every event with the hooks that listen to it", async () => {
    const { out } = await run((io) => listEventsCommand({ url }, io));
    const { events } = JSON.parse(out);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "call.ending", hooks: ["alert", "twice", "twice"] }),
    );
    expect(events).toContainEqual(expect.objectContaining({ type: "call.ended", hooks: [] }));
  });

  it("switches the hook of that name", async () => {
    const { status, out } = await run((io) => switchHookCommand("alert", false, { url }, io));
    expect({ status, hook: JSON.parse(out) }).toEqual({
      status: 0,
      hook: { ...hook, enabled: false },
    });
    expect(asked[1]).toBe('PATCH /api/v1/flows/flow_1/hooks  {"name":"alert","enabled":false}');
  });

  it("asks which one is meant, and switches that", async () => {
    const unclear = await run((io) => switchHookCommand("twice", true, { url }, io));
    expect(unclear).toMatchObject({ status: 1, out: "" });
    expect(unclear.err[0]).toContain("flow_1 (Call failed), flow_2 (Call failed)");
    const clear = await run((io) => switchHookCommand("twice", true, { url, flow: "flow_2" }, io));
    expect(JSON.parse(clear.out)).toMatchObject({ flowId: "flow_2" });
  });

  it("says which hook was probably meant", async () => {
    const { status, err } = await run((io) => switchHookCommand("alret", true, { url }, io));
    expect({ status, err }).toEqual({
      status: 1,
      err: ['hookline: there is no live hook "alret". Did you mean alert?'],
    });
  });

  it.each([
    ["nothing runs there", () => "http://127.0.0.1:9", undefined, "no Hookline answers"],
    ["it is no address", () => "localhost:3000", undefined, "give an address"],
    ["the key is wrong", () => url, "wrong", "The API key is not the right one."],
  ])("says clearly when %s", async (_, address, key, message) => {
    const refused = run((io) => listHooksCommand({ url: address() }, io), key);
    await expect(refused).rejects.toThrow(CallError);
    await expect(refused).rejects.toThrow(message);
  });
});
