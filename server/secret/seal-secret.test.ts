import { Buffer } from "node:buffer";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSecret, SealError, sealSecret } from "./seal-secret.ts";
import { Secret } from "./secret.ts";

const key = new Secret(new Uint8Array(32).fill(7));
const context = "ws_1/SLACK_URL";
const sample = sealSecret(key, "the value", context);

describe("sealing", () => {
  it("opens what it sealed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, place) => {
        expect(openSecret(key, sealSecret(key, plain, place), place)).toBe(plain);
      }),
    );
  });

  it("never gives the same text twice and shows nothing of the secret", () => {
    expect(sealSecret(key, "the value", context)).not.toBe(sample);
    expect(sample).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(sample.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain(
      "the value",
    );
  });

  it("opens with no other key", () => {
    const other = new Secret(new Uint8Array(32).fill(8));
    expect(() => openSecret(other, sample, context)).toThrow(SealError);
    expect(() => openSecret(other, sample, context)).toThrow("HOOKLINE_SECRET_KEY");
  });

  it("opens at no other place", () => {
    expect(() => openSecret(key, sample, "ws_2/SLACK_URL")).toThrow(SealError);
  });

  it("notices every changed byte", () => {
    const bytes = Buffer.from(sample.split(".")[2] ?? "", "base64url");
    bytes.forEach((byte, at) => {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ 1;
      const [version, nonce] = sample.split(".");
      const sealed = `${version}.${nonce}.${changed.toString("base64url")}`;
      expect(() => openSecret(key, sealed, context)).toThrow(SealError);
    });
  });

  it.each([
    "",
    "v1",
    "v1..",
    "v2.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA",
    `${sample}.x`,
    "plain text",
    "v1.AAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "v1.AAAAAAAAAAAAAAAA.AAAA",
  ])("refuses %j", (sealed) => {
    expect(() => openSecret(key, sealed, context)).toThrow(SealError);
  });
});

describe("a secret", () => {
  it("shows a mask wherever it is printed", () => {
    const secret = new Secret("hunter2");
    const shown = [
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 5 }),
      `${secret}`,
      String(secret),
      Object.values(secret).join(""),
    ].join("\n");
    expect(shown).not.toContain("hunter2");
    expect(shown).toContain("••••");
    expect(secret.reveal()).toBe("hunter2");
  });
});
