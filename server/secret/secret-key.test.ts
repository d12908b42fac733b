import { Buffer } from "node:buffer";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSecretKey, SecretKeyError } from "./secret-key.ts";

let dataDir = "";

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "hookline-key-"));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

async function keyFrom(envValue: string | undefined): Promise<string> {
  const key = await loadSecretKey({ envValue, dataDir });
  return Buffer.from(key.reveal()).toString("hex");
}

describe("HOOKLINE_SECRET_KEY", () => {
  const hex = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  const bytes = Buffer.from(hex, "hex");

  it.each([
    ["hex", hex],
    ["capital hex", hex.toUpperCase()],
    ["base64", bytes.toString("base64")],
    ["URL-safe base64", bytes.toString("base64url")],
    ["with space around it", ` ${hex}\n`],
  ])("is read as %s", async (_form, text) => {
    await expect(keyFrom(text)).resolves.toBe(hex);
  });

  it("may be a passphrase, which always gives the same key", async () => {
    const key = await keyFrom("correct horse battery staple");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    await expect(keyFrom("correct horse battery staple")).resolves.toBe(key);
    await expect(keyFrom("correct horse battery stapler")).resolves.not.toBe(key);
  });

  it("is refused when it is short, without being shown", async () => {
    const refusal = keyFrom("hunter2hunter2");
    await expect(refusal).rejects.toThrow(SecretKeyError);
    await expect(refusal).rejects.not.toThrow("hunter2hunter2");
  });

  it("leaves the data directory alone", async () => {
    await keyFrom(hex);
    await expect(readdir(dataDir)).resolves.toEqual([]);
  });
});

describe("the key file", () => {
  it.each([undefined, "", "  "])(
    "is made when the variable is %j, for its owner only",
    async (value) => {
      const key = await keyFrom(value);
      await expect(readdir(dataDir)).resolves.toEqual(["secret.key"]);
      const { mode } = await stat(join(dataDir, "secret.key"));
      expect(mode & 0o777).toBe(0o600);
      await expect(keyFrom(undefined)).resolves.toBe(key);
    },
  );

  it("is made in a data directory that is not there yet", async () => {
    const deep = join(dataDir, "not", "yet");
    await loadSecretKey({ envValue: undefined, dataDir: deep });
    await expect(readdir(deep)).resolves.toEqual(["secret.key"]);
  });

  it("is the same for all who start at once", async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => keyFrom(undefined)));
    expect(new Set(keys).size).toBe(1);
    await expect(readdir(dataDir)).resolves.toEqual(["secret.key"]);
  });

  it("is refused when it is damaged", async () => {
    await writeFile(join(dataDir, "secret.key"), "half a ke");
    await expect(keyFrom(undefined)).rejects.toThrow(SecretKeyError);
    await expect(keyFrom(undefined)).rejects.toThrow("damaged");
  });

  it("says so when it cannot be made or read", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    const notADirectory = loadSecretKey({ envValue: undefined, dataDir: file });
    await expect(notADirectory).rejects.toThrow(SecretKeyError);
  });
});
