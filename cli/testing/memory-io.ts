import { CallError, type Io } from "../io.ts";

export type Printed = {
  readonly status: number;
  readonly out: string;
  /** Lines of standard error. */
  readonly err: readonly string[];
  /** Codes of the diagnostics on standard error. */
  readonly codes: readonly string[];
  /** Every file there is afterwards. */
  readonly files: { readonly [name: string]: string };
};

/** Runs a command with files that are held in memory; `-` is standard input. */
export async function runCommand(
  files: { readonly [name: string]: string },
  command: (io: Io) => Promise<number>,
  env: Io["env"] = {},
): Promise<Printed> {
  const held = new Map(Object.entries(files));
  const written: { out: string; err: string[] } = { out: "", err: [] };
  const status = await command({
    readText: async (file) => {
      const text = held.get(file);
      if (text === undefined) throw new CallError(`cannot read ${file}`);
      return text;
    },
    writeText: async (file, text) => void held.set(file, text),
    out: (text) => void (written.out += text),
    err: (line) => void written.err.push(line),
    env,
  });
  const codes = written.err.flatMap((line) =>
    line.startsWith("{") ? [String(JSON.parse(line).code)] : [],
  );
  return { status, ...written, codes, files: Object.fromEntries(held) };
}
