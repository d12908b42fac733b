import { describe, expect, it } from "vitest";
import { eventKey, readHeaderId } from "./event-key.ts";

const plain = {
  sourceId: "src_1",
  headerId: null,
  platformId: null,
  hasPlatformTime: true,
  rawBody: Buffer.from('{"a":1}'),
};
const hex = (more: Partial<Parameters<typeof eventKey>[0]>) => {
  const key = eventKey({ ...plain, ...more });
  return key === null ? null : Buffer.from(key).toString("hex");
};

const trusted = (text: string) => ({ text, isTrusted: true });
const signed = (text: string) => ({ text, isTrusted: false });

describe("the key of an event", () => {
  it("is 16 bytes and always the same for the same arrival", () => {
    expect(hex({})).toMatch(/^[0-9a-f]{32}$/);
    expect(hex({})).toBe(hex({}));
  });
  it("is the sender's header before the platform's id before the body", () => {
    const body = Buffer.from('{"a":2}');
    expect(hex({ headerId: trusted("m1") })).toBe(
      hex({ headerId: trusted("m1"), platformId: "p1", rawBody: body }),
    );
    expect(hex({ platformId: "p1" })).toBe(hex({ platformId: "p1", rawBody: body }));
    expect(hex({})).not.toBe(hex({ rawBody: body }));
  });
  it("differs between sources, and between a header and an id of the same text", () => {
    expect(hex({})).not.toBe(hex({ sourceId: "src_2" }));
    expect(hex({ headerId: trusted("x") })).not.toBe(hex({ platformId: "x" }));
  });
  it("is none for a body with neither id nor time: it is never a duplicate", () => {
    expect(hex({ hasPlatformTime: false })).toBeNull();
    expect(hex({ hasPlatformTime: false, headerId: trusted("m1") })).not.toBeNull();
  });
  it("does not let a new header make a signed body a new event", () => {
    expect(hex({ headerId: signed("m1") })).toBe(hex({ headerId: signed("m2") }));
    expect(hex({ headerId: signed("m1"), platformId: "p1" })).toBe(hex({ platformId: "p1" }));
    expect(hex({ headerId: signed("m1"), hasPlatformTime: false })).not.toBeNull();
  });
});

describe("the sender's id", () => {
  const header = (headers: Readonly<Record<string, string>>) => (name: string) =>
    headers[name] ?? null;
  it.each([
    ["none", {}, { "webhook-id": "m1", "idempotency-key": "m2" }, trusted("m1")],
    ["bearer", {}, { "webhook-id": "", "idempotency-key": "m2" }, trusted("m2")],
    ["standard-webhooks", {}, { "webhook-id": "m1" }, trusted("m1")],
    ["devclaw", {}, { "webhook-id": "m1" }, signed("m1")],
    ["vapi-hmac", {}, { "webhook-id": "m1" }, signed("m1")],
    [
      "vapi-hmac",
      { payloadFormat: "{svix-id}.{body}", messageIdHeader: "X-Id" },
      { "x-id": "m3", "webhook-id": "m1" },
      trusted("m3"),
    ],
    ["none", {}, { "webhook-id": "" }, null],
  ] as const)("of a source with %s %j and %j is %j", (auth, authOptions, headers, expected) => {
    expect(readHeaderId({ auth, authOptions }, header(headers))).toEqual(expected);
  });
});
