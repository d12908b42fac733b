import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Why no Python can be run here; `null` when one can: Python 3.9 or later. */
export const noPython: string | null = findProblem();

function findProblem(): string | null {
  const asked = spawnSync("python3", ["-c", "import sys; print(*sys.version_info[:2])"], {
    encoding: "utf8",
  });
  if (asked.status !== 0) return "there is no python3 here";
  const [major = 0, minor = 0] = asked.stdout.trim().split(" ").map(Number);
  return major > 3 || minor >= 9 ? null : `python3 is ${major}.${minor}, older than 3.9`;
}

const sdk = fileURLToPath(new URL("../fixtures/sdk/", import.meta.url));

const playedSchema = z.object({
  log: z.array(z.record(z.string(), z.unknown())),
  data: z.record(z.string(), z.unknown()),
  /** Seconds. */
  took: z.number(),
});
export type Played = z.infer<typeof playedSchema> & { readonly stderr: string };

/** Plays a call against a module's text on the stand-in of the SDK; `null`: no module. */
export async function playCall(
  text: string | null,
  call: object,
  env: object = {},
): Promise<Played> {
  const file = text === null ? "-" : join(mkdtempSync(join(tmpdir(), "unpod-")), "module.py");
  if (text !== null) writeFileSync(file, text);
  const child = spawn("python3", [join(sdk, "play.py"), file], {
    env: { ...process.env, PYTHONPATH: sdk, PYTHONDONTWRITEBYTECODE: "1", ...env },
  });
  const written = { out: "", error: "" };
  child.stdout.on("data", (chunk: Buffer) => (written.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (written.error += chunk.toString()));
  child.stdin.end(JSON.stringify(call));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`python3 ended with ${String(code)}: ${written.error}`);
  return { ...playedSchema.parse(JSON.parse(written.out)), stderr: written.error };
}

/** What was sent into the call: the verbs that hooks ask for, without the agent's own reply. */
export function verbsOf(played: Played): readonly unknown[] {
  return played.log.flatMap((entry) => {
    const verb = entry["verb"];
    const name = z.object({ event: z.string() }).safeParse(verb).data?.event ?? "";
    return name === "" || name.startsWith("agent.text.") ? [] : [verb];
  });
}
