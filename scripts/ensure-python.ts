import { spawnSync } from "node:child_process";

/**
 * Sees to it that the tests of what runs in Python can run: a Python that is there is used, else, as root on a machine
 * with apt, the system's is installed. Where neither works those tests are skipped and say why.
 */
export function ensurePython(): void {
  const isThere = spawnSync("python3", ["--version"], { stdio: "ignore" }).status === 0;
  const isRoot = process.getuid?.() === 0;
  if (isThere || !isRoot || process.platform !== "linux") return;
  console.log("There is no python3; installing the system's.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "python3"]]) {
    const { status } = spawnSync("apt-get", args, { stdio: "ignore", timeout: 300_000, env });
    if (status !== 0) return console.log(`apt-get ${args.join(" ")} failed: tests are skipped.`);
  }
}
