import { describe, expect, test } from "vitest";
import { type AccessRequest, decideAccess, findEventSource, isLoopbackName } from "./access.ts";

const page: AccessRequest = {
  method: "GET",
  pathname: "/",
  host: "localhost:3000",
  origin: undefined,
  authorization: undefined,
  hasInboundSecret: false,
};
const event = { method: "POST", pathname: "/api/events/default", host: "demo.tunnel.example" };

describe("local mode", () => {
  test.each<[string, Partial<AccessRequest>, 200 | 403]>([
    ["localhost", {}, 200],
    ["no port", { host: "localhost" }, 200],
    ["127.0.0.1", { host: "127.0.0.1:3000" }, 200],
    ["another loopback address", { host: "127.8.8.8:3000" }, 200],
    ["IPv6", { host: "[::1]:3000" }, 200],
    ["upper case", { host: "LOCALHOST:3000" }, 200],
    ["a name below localhost", { host: "hookline.localhost:3000" }, 200],
    ["no host", { host: undefined }, 403],
    ["an empty host", { host: "" }, 403],
    ["a foreign name", { host: "evil.example:3000" }, 403],
    ["a name that only looks local", { host: "localhost.evil.example" }, 403],
    ["an address in a name", { host: "127.0.0.1.evil.example" }, 403],
    ["any interface", { host: "0.0.0.0:3000" }, 403],
    ["user info in the host", { host: "localhost@evil.example" }, 403],
    ["a path in the host", { host: "localhost/evil.example" }, 403],
    ["its own origin", { origin: "http://localhost:3000" }, 200],
    ["another port's origin", { origin: "http://localhost:4000" }, 403],
    ["another name of this machine as origin", { origin: "http://127.0.0.1:3000" }, 403],
    ["a foreign origin", { origin: "https://evil.example" }, 403],
    ["an opaque origin", { origin: "null" }, 403],
    ["an event from this machine", { ...event, host: "localhost:3000" }, 200],
    ["an event through a tunnel", event, 403],
    ["an event through a tunnel, with a secret", { ...event, hasInboundSecret: true }, 200],
    [
      "an event by a page, with a secret",
      { ...event, origin: "https://a.example", hasInboundSecret: true },
      200,
    ],
    ["another path with a secret", { host: "demo.tunnel.example", hasInboundSecret: true }, 403],
    [
      "the actions of a source with a secret",
      { ...event, method: "GET", pathname: "/api/events/default/actions", hasInboundSecret: true },
      403,
    ],
  ])("%s", (_, request, status) => {
    const decision = decideAccess({ ...page, ...request }, { isLocalMode: true, apiKey: null });
    expect(decision.allowed ? 200 : decision.status).toBe(status);
  });
});

describe("bound to an outside address", () => {
  test.each<[string, Partial<AccessRequest>, string | null, 200 | 401]>([
    ["a page without a key", {}, "the-key", 401],
    ["a page with the key", { authorization: "Bearer the-key" }, "the-key", 200],
    ["lower-case scheme", { authorization: "bearer the-key" }, "the-key", 200],
    ["a wrong key", { authorization: "Bearer the-kez" }, "the-key", 401],
    ["a part of the key", { authorization: "Bearer the" }, "the-key", 401],
    ["another scheme", { authorization: "Basic the-key" }, "the-key", 401],
    ["no key is set", { authorization: "Bearer " }, null, 401],
    ["the word null", { authorization: "Bearer null" }, null, 401],
    ["a loopback host", { host: "localhost:3000" }, "the-key", 401],
    ["health", { pathname: "/api/health" }, "the-key", 200],
    ["an event", event, "the-key", 200],
    ["the actions of a source", { pathname: "/api/events/default/actions" }, "the-key", 200],
    ["the inbox", { method: "POST", pathname: "/inbox/demo" }, "the-key", 200],
    ["what the inbox got", { pathname: "/api/v1/inbox/demo" }, "the-key", 401],
    ["a path that begins like an open one", { pathname: "/api/eventsource" }, "the-key", 401],
    ["below health", { pathname: "/api/health/more" }, "the-key", 401],
    ["the REST interface", { pathname: "/api/v1/flows" }, "the-key", 401],
  ])("%s", (_, request, apiKey, status) => {
    const decision = decideAccess({ ...page, ...request }, { isLocalMode: false, apiKey });
    expect(decision.allowed ? 200 : decision.status).toBe(status);
  });
});

test.each([
  ["POST", "/api/events/default", "default"],
  ["POST", "/api/events/default/", "default"],
  ["POST", "/api/events/my%20agent", "my agent"],
  ["POST", "/api/events/%", null],
  ["POST", "/api/events/", null],
  ["POST", "/api/events/default/actions", null],
  ["GET", "/api/events/default", null],
])("%s %s posts to %s", (method, pathname, source) => {
  expect(findEventSource(method, pathname)).toBe(source);
});

test.each([
  ["127.0.0.1", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.2", false],
  ["127.evil.example", false],
])("%s is loopback: %s", (name, expected) => {
  expect(isLoopbackName(name)).toBe(expected);
});
