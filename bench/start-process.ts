import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

export type Started = {
  readonly process: ChildProcess;
  stop(): Promise<void>;
};

/** Starts a Node program of this repository and waits until `ready` says so. */
export async function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: () => Promise<boolean>,
): Promise<Started> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const until = performance.now() + 300_000;
  while (!(await ready().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`${args.join(" ")} ended with ${child.exitCode}`);
    if (performance.now() > until)
      throw new Error(`${args.join(" ")} is not ready after 5 minutes`);
    await sleep(100);
  }
  return {
    process: child,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Runs a program to its end and returns what it printed. */
export async function runProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${String(code)}`);
  return printed;
}
