import { describe, expect, it } from "vitest";
import { eventKey } from "./event-key.ts";

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

describe("the key of an event", () => {
  it("is 16 bytes and always the same for the same arrival", () => {
    expect(hex({})).toMatch(/^[0-9a-f]{32}$/);
    expect(hex({})).toBe(hex({}));
  });
  it("is the sender's header before the platform's id before the body", () => {
    const body = Buffer.from('{"a":2}');
    expect(hex({ headerId: "m1" })).toBe(hex({ headerId: "m1", platformId: "p1", rawBody: body }));
    expect(hex({ platformId: "p1" })).toBe(hex({ platformId: "p1", rawBody: body }));
    expect(hex({})).not.toBe(hex({ rawBody: body }));
  });
  it("differs between sources, and between a header and an id of the same text", () => {
    expect(hex({})).not.toBe(hex({ sourceId: "src_2" }));
    expect(hex({ headerId: "x" })).not.toBe(hex({ platformId: "x" }));
  });
  it("is none for a body with neither id nor time: it is never a duplicate", () => {
    expect(hex({ hasPlatformTime: false })).toBeNull();
    expect(hex({ hasPlatformTime: false, headerId: "m1" })).not.toBeNull();
  });
});
