import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { CallError } from "./io.ts";
import { runCommand } from "./testing/memory-io.ts";

const vapi = readFileSync(
  new URL("../core/hook/fixtures/vapi-hooks/call-ending-transfer-number.json", import.meta.url),
  "utf8",
);

function importText(text: string, from?: string) {
  return runCommand({ "-": text }, (io) => importCommand("-", { from }, io));
}

function exportText(text: string, to: string, out?: string) {
  return runCommand({ "-": text }, (io) => exportCommand("-", { to, out }, io));
}

describe("hookline import", () => {
  it("prints the hooks document of a platform's hooks", async () => {
    const { status, out } = await importText(vapi);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ version: 1, hooks: [{ on: "call.ending" }] });
    expect((await importText(out, "hookline")).out).toBe(out);
  });

  it("prints nothing of what has errors, and ends with 1", async () => {
    const broken = '{"hooks":[{"on":"call.nothing","do":[]}]}';
    const printed = await importText(broken, "hookline");
    expect(printed).toMatchObject({
      status: 1,
      out: "",
      codes: ["event.unknown", "hook.no-actions"],
    });
    expect(await importText("plainly nothing")).toMatchObject({
      status: 1,
      out: "",
      codes: ["dialect.unread"],
    });
  });

  it("refuses a form it does not know", async () => {
    await expect(importText(vapi, "retell")).rejects.toThrow(CallError);
  });
});

describe("hookline export", () => {
  it("prints Hookline's own form of hooks and of a flow", async () => {
    const { out: hooks } = await importText(vapi);
    expect(await exportText(hooks, "hookline")).toMatchObject({ status: 0, out: hooks });
    const flow = {
      name: "x",
      nodes: [
        { id: "e", kind: "event", data: { on: "call.ended" } },
        { id: "a", kind: "action", data: { action: { type: "say", exact: "Bye." } } },
      ],
      edges: [{ id: "c", source: "e", target: "a" }],
    };
    const { status, out } = await exportText(JSON.stringify(flow), "hookline");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ hooks: [{ on: "call.ended", do: [{ id: "a" }] }] });
  });

  it("writes every file into a folder, and prints their list", async () => {
    const { out, files } = await exportText(vapi, "hookline", "made/here");
    const [file] = JSON.parse(out).files;
    expect(file).toMatchObject({ file: "made/here/hooks.json" });
    expect(JSON.parse(files["made/here/hooks.json"] ?? "")).toMatchObject({ version: 1 });
  });

  it("writes nothing of what has errors, and ends with 1", async () => {
    const broken = '{"hooks":[{"on":"call.ended","do":[{"type":"slack"}]}]}';
    expect(await exportText(broken, "hookline")).toMatchObject({ status: 1, out: "" });
    await expect(exportText(vapi, "retell")).rejects.toThrow(CallError);
  });
});
