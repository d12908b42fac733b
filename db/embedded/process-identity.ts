import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Returns text that is the same for the whole life of process `pid` and differs for a later process
 * with the same number, or `null` when no such process lives or the system does not tell.
 *
 * Linux: boot id and start time in clock ticks (`proc(5)`, field 22 of `/proc/<pid>/stat`). Elsewhere on
 * Unix: the start time that `ps` prints. Windows has no cheap source, so the answer is always `null`.
 */
export async function readProcessIdentity(pid: number): Promise<string | null> {
  if (process.platform === "win32") return null;
  try {
    if (process.platform !== "linux") {
      const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)]);
      return stdout.trim() === "" ? null : stdout.trim();
    }
    const fields = await readProcStat(pid);
    const bootId = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${bootId.trim()}:${fields[19] ?? ""}`;
  } catch {
    // The process is gone, or its details are hidden from this account: both are "not known".
    return null;
  }
}

/** Says whether process `pid` runs. A process that has ended and waits to be reaped does not run. */
export async function isProcessRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to another account.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (process.platform !== "linux") return true;
  try {
    const [state] = await readProcStat(pid);
    return state !== "Z" && state !== "X";
  } catch {
    // `/proc` hides processes of other accounts when mounted with `hidepid`: the signal's answer stands.
    return true;
  }
}

/** The fields after the command name, which may itself hold blanks and parentheses; the first is the state. */
async function readProcStat(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
