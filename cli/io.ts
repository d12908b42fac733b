import { readFile } from "node:fs/promises";

/** What a command reads and writes, so that tests can hold both ends. */
export type Io = {
  /** Reads a file, or standard input for `-`. */
  readText(fileOrDash: string): Promise<string>;
  /** Writes to standard output, as it is. */
  out(text: string): void;
  /** Writes one line to standard error. */
  err(line: string): void;
};

/** The command was called wrongly (a file that is not there): exit status 2. */
export class CallError extends Error {
  override readonly name = "CallError";
}

export function processIo(): Io {
  return {
    readText,
    out: (text) => process.stdout.write(text),
    err: (line) => process.stderr.write(`${line}\n`),
  };
}

async function readText(fileOrDash: string): Promise<string> {
  try {
    return fileOrDash === "-" ? await readStandardInput() : await readFile(fileOrDash, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CallError(`cannot read ${fileOrDash}: ${why}`, { cause: error });
  }
}

async function readStandardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}
