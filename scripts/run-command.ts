import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

export interface CommandOutcome {
  /** `null` when the command was stopped because its time was over. */
  readonly status: number | null;
  /** The end of standard output and error as they came; empty when they were passed through. */
  readonly output: string;
  readonly seconds: number;
}

export interface CommandOptions {
  /** Milliseconds after which the command and what it started are stopped. */
  readonly timeoutMs: number;
  /** `show` passes the output through as it comes, `keep` returns it. */
  readonly output: "show" | "keep";
  readonly env?: Readonly<Record<string, string>>;
}

/** Characters; a tool that fails on everything must not fill the memory. */
const maxOutputLength = 200_000;

const isWindows = process.platform === "win32";
const binaries = resolve("node_modules/.bin");

/** Runs a command of the repository, `node_modules/.bin` first, and never waits longer than told. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandOutcome> {
  const startedAt = performance.now();
  const shows = options.output === "show";
  const child = spawn(command, args, {
    stdio: ["ignore", shows ? "inherit" : "pipe", shows ? "inherit" : "pipe"],
    env: {
      ...process.env,
      PATH: `${binaries}${delimiter}${process.env["PATH"] ?? ""}`,
      ...(shows ? {} : { NO_COLOR: "1" }),
      ...options.env,
    },
    shell: isWindows,
    detached: !isWindows,
  });
  const forget = forwardSignals(child.pid);
  const timer = setTimeout(() => stopGroup(child.pid, "SIGKILL"), options.timeoutMs);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = `${output}${text}`.slice(-maxOutputLength);
    });
  }
  const status = await new Promise<number | null>((settle) => {
    child.on("error", (error) => {
      output += `${command}: ${error.message}\n`;
      settle(127);
    });
    child.on("close", settle);
  });
  clearTimeout(timer);
  forget();
  return { status, output, seconds: (performance.now() - startedAt) / 1000 };
}

/** Stops the command together with the processes it started: browsers, servers, databases. */
function stopGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!isGone) throw error;
  }
}

/** A group of its own does not hear Ctrl-C, so it is passed on. Returns how to end that. */
function forwardSignals(pid: number | undefined): () => void {
  const stop = (signal: NodeJS.Signals) => {
    stopGroup(pid, signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return () => process.off("SIGINT", stop).off("SIGTERM", stop);
}
