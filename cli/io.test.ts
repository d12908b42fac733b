import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { processIo } from "./io.ts";

const folder = mkdtempSync(path.join(tmpdir(), "hookline-io-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const main = path.join(import.meta.dirname, "main.ts");

describe("the command line", () => {
  it("reads a file as its text, without a byte order mark", async () => {
    const file = path.join(folder, "marked.json");
    writeFileSync(file, "\uFEFF{}\n");
    expect(await processIo().readText(file)).toBe("{}\n");
  });

  it.skipIf(process.platform === "win32")("ends quietly when nobody reads on", () => {
    const run = spawnSync(`"${process.execPath}" "${main}" schema hooks | head -c 1`, {
      shell: true,
      encoding: "utf8",
    });
    expect(run).toMatchObject({ stdout: "{", stderr: "" });
  });
});
