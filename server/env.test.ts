import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { buildEnvironment, EnvError, envNames, readEnv } from "./env.ts";

const readme = fileURLToPath(new URL("../README.md", import.meta.url));

describe("readEnv", () => {
  test("needs nothing", () => {
    expect(readEnv({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: null,
      databaseUrl: null,
      dataDir: path.resolve(".hookline"),
      role: "all",
      secretKey: undefined,
      outboundAllow: [],
      apiKey: null,
      maxPending: 1_000_000,
      maxBodyBytes: 4_194_304,
      logLevel: "info",
      smtpUrl: null,
    });
  });

  test("takes what is set and treats blank as not set", () => {
    const env = readEnv({
      PORT: "4200",
      HOST: "",
      HOOKLINE_PUBLIC_URL: "https://hooks.example.com/",
      DATABASE_URL: "postgres://me:word@db.example.com/hookline",
      HOOKLINE_DATA_DIR: "data",
      HOOKLINE_ROLE: "ingest",
      HOOKLINE_OUTBOUND_ALLOW: " n8n.local:5678, 10.0.0.0/8,, ",
      HOOKLINE_MAX_BODY_BYTES: "2048",
      LOG_LEVEL: "debug",
    });
    expect(env).toMatchObject({
      port: 4200,
      host: "127.0.0.1",
      publicUrl: "https://hooks.example.com",
      dataDir: path.resolve("data"),
      role: "ingest",
      outboundAllow: ["n8n.local:5678", "10.0.0.0/8"],
      maxBodyBytes: 2048,
      logLevel: "debug",
    });
  });

  test.each([
    ["PORT", "http", "a whole number from 0 to 65535"],
    ["PORT", "65536", "a whole number from 0 to 65535"],
    ["PORT", "-1", "a whole number from 0 to 65535"],
    ["HOOKLINE_PUBLIC_URL", "hooks.example.com", "an address that starts with http:// or https://"],
    ["HOOKLINE_ROLE", "everything", "one of all, web, ingest, worker"],
    ["HOOKLINE_MAX_PENDING", "0", "a whole number from 1 to"],
    ["HOOKLINE_MAX_BODY_BYTES", "4MiB", "a whole number from 1024 to"],
    ["LOG_LEVEL", "loud", "one of trace, debug, info"],
  ])("%s=%s is refused with the variable, the rule and the value", (name, value, rule) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ [name]: value })).toThrow(`${name} must be ${rule}`);
    expect(() => readEnv({ [name]: value })).toThrow(`not ${JSON.stringify(value)}. Correct it`);
  });

  test.each([
    ["DATABASE_URL", "mysql://me:hidden-word@db/hookline"],
    ["HOOKLINE_API_KEY", "hidden-word with blanks"],
    ["SMTP_URL", "mail.example.com:hidden-word"],
  ])("a refused %s is not repeated", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(`${name} must be`);
    expect(() => readEnv({ [name]: value })).not.toThrow("hidden-word");
  });

  test("names every variable that is wrong", () => {
    expect(() => readEnv({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/PORT must be.*\nLOG_LEVEL must/);
  });

  test("one process of several needs the database they share", () => {
    expect(() => readEnv({ HOOKLINE_ROLE: "worker" })).toThrow("set DATABASE_URL");
  });
});

test("the build sees none of Hookline's settings", () => {
  expect(Object.keys(buildEnvironment()).filter((name) => envNames.includes(name))).toEqual([]);
});

test("the README's table lists every variable and no other", () => {
  const rows = readFileSync(readme, "utf8").matchAll(/^\|\s*`([A-Z][A-Z0-9_]+)(?:=[^`]*)?`/gm);
  expect([...rows].map(([, name]) => name).toSorted()).toEqual(envNames.toSorted());
});
