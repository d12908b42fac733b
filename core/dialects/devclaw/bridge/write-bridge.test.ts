import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parser } from "@lezer/go";
import { describe, expect, it } from "vitest";
import { devclawEventNames } from "../devclaw-events.ts";
import { writeDevclawBridge } from "./write-bridge.ts";

/** DevClaw is written in Go, Hookline is not: without Go on the machine its test is skipped. */
const hasGo = ["go", "gofmt"].every((command) => spawnSync(command, ["-h"]).error === undefined);
/** Go compiles its own library first. */
const patience = { timeout: 300_000 };
const settings = [
  { events: ["pre_tool_use"], closed: ["pre_tool_use"] },
  { events: ["error", "user_prompt_submit"], closed: [] },
  { events: devclawEventNames, closed: ["pre_tool_use", "user_prompt_submit", "error"] },
];

/** Where the grammar finds something that is no Go. */
function faults(code: string): readonly string[] {
  const found: string[] = [];
  parser.parse(code).iterate({
    enter: (node) => {
      if (node.type.isError) found.push(code.slice(Math.max(0, node.from - 40), node.to + 40));
    },
  });
  return found;
}

describe("writeDevclawBridge", () => {
  it.each(settings)("writes Go for $events", (given) => {
    expect(faults(writeDevclawBridge(given))).toEqual([]);
  });

  it("is judged by a grammar that sees what is wrong", () => {
    const code = writeDevclawBridge({ events: ["error"], closed: [] });
    expect(
      faults(code.replace("func (b *HooklineBridge) say(", "func (b *HooklineBridge say(")),
    ).not.toEqual([]);
  });

  it("waits only where DevClaw does, and blocks only where it is asked to", () => {
    const code = writeDevclawBridge({ events: ["error", "pre_tool_use"], closed: ["error"] });
    expect(code).toContain(
      'func hooklineDecides(event HookEvent) bool {\n\tswitch event {\n\tcase "pre_tool_use":\n',
    );
    expect(code).toContain("func hooklineFailsClosed(_ HookEvent) bool {\n\treturn false\n}\n");
    expect(code).toContain('var hooklineEvents = []HookEvent{\n\t"error",\n\t"pre_tool_use",\n}\n');
    expect(code).toContain("1500 * time.Millisecond");
  });

  it("uses what it imports", () => {
    const code = writeDevclawBridge({ events: ["error"], closed: [] });
    const [, imports = ""] = /import \(\n([^)]*)\)/.exec(code) ?? [];
    const names = [...imports.matchAll(/"(?:\w+\/)*(\w+)"/g)].map(([, name]) => `${name}.`);
    expect(names).toHaveLength(14);
    expect(names.filter((name) => !code.includes(name))).toEqual([]);
  });

  it("has tabs for indentation, no space at the end of a line and one line break at the end", () => {
    const code = writeDevclawBridge({ events: ["error"], closed: [] });
    expect(code.split("\n").filter((line) => /[ \t]$|^ /.test(line))).toEqual([]);
    expect(code).toMatch(/[^\n]\n$/);
    expect(writeDevclawBridge({ events: ["error"], closed: [] })).toBe(code);
  });

  it.runIf(hasGo)(
    "is formatted as gofmt does, and does what it says under real Go",
    patience,
    () => {
      const folder = mkdtempSync(join(tmpdir(), "hookline-bridge-"));
      try {
        cpSync(new URL("fixtures/copilot", import.meta.url), join(folder, "copilot"), {
          recursive: true,
        });
        writeFileSync(join(folder, "go.mod"), "module bridge\n\ngo 1.21\n");
        const events = ["pre_tool_use", "error", "user_prompt_submit"];
        const code = writeDevclawBridge({ events, closed: ["pre_tool_use"] });
        writeFileSync(join(folder, "copilot", "hookline_bridge.go"), code);
        expect(run(folder, "gofmt", ["-l", "-e", "."])).toBe("");
        expect(run(folder, "go", ["vet", "./..."])).toBe("");
        expect(run(folder, "go", ["test", "./..."])).toMatch(/^ok/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

function run(folder: string, command: string, options: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command, options, { cwd: folder, encoding: "utf8" });
  return `${stdout}${stderr}`;
}
