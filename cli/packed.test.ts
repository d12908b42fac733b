import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const installed = mkdtempSync(path.join(tmpdir(), "hookline-packed-"));
const modules = path.join(installed, "node_modules");
/** The machine's own Node, which may be older than the one that runs the tests. */
const nodes = [
  ...new Set([process.execPath, process.env["npm_node_execpath"] ?? process.execPath]),
];

/** Lays the package out as `npm install` does: itself, and beside it what it depends on. */
beforeAll(() => {
  mkdirSync(modules);
  const pack = ["pack", "--silent", "--pack-destination", installed];
  execFileSync("npm", pack, { cwd: root, stdio: "ignore", shell: process.platform === "win32" });
  const tarball = readdirSync(installed).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", tarball, "-C", modules], { cwd: installed });
  for (const name of readdirSync(path.join(root, "node_modules"))) {
    if (name.startsWith(".") || name === "hookline") continue;
    symlinkSync(path.join(root, "node_modules", name), path.join(modules, name), "junction");
  }
}, 120_000);
afterAll(() => rmSync(installed, { recursive: true, force: true }));

const flow = {
  name: "x",
  nodes: [
    { id: "e", kind: "event", data: { on: "call.ending" } },
    { id: "a", kind: "action", data: { action: { type: "say", exact: "Goodbye" } } },
  ],
  edges: [{ id: "c", source: "e", target: "a" }],
};

it.each(nodes)(
  "the packed command line runs on %s",
  (node) => {
    const bin = path.join(modules, "package", "cli", "bin.js");
    const run = (...args: readonly string[]) =>
      execFileSync(node, [bin, ...args], { cwd: installed, encoding: "utf8" });
    writeFileSync(path.join(installed, "flow.json"), JSON.stringify(flow));
    const hooks = run("compile", "flow.json");
    expect(JSON.parse(hooks)).toMatchObject({ hooks: [{ on: "call.ending", do: [{ id: "a" }] }] });
    writeFileSync(path.join(installed, "hooks.json"), hooks);
    expect(JSON.parse(run("decompile", "hooks.json"))).toMatchObject({ name: "hooks" });
    expect(JSON.parse(run("lint", "hooks.json")).diagnostics).toMatchObject([
      { code: "lint.action-too-late" },
    ]);
  },
  60_000,
);
