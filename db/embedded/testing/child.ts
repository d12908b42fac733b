import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A TypeScript file that runs in a Node process of its own. */
export type Child = {
  readonly process: ChildProcess;
  /** The first line it prints on standard output; empty when it ends without one. */
  readonly firstLine: Promise<string>;
  readonly exitCode: Promise<number | null>;
};

export function runChild(file: string, args: readonly string[], cwd?: string): Child {
  const child = spawn(process.execPath, [file, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, "exit");
  return {
    process: child,
    firstLine: Promise.race([
      once(lines, "line").then(([line]) => String(line)),
      once(lines, "close").then(() => ""),
    ]),
    exitCode: exited.then(() => child.exitCode),
  };
}
