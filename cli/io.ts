import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** What a command reads and writes, so that tests can hold both ends. */
export type Io = {
  /** Reads a file, or standard input for `-`. */
  readText(fileOrDash: string): Promise<string>;
  /** Writes a file and the folders it lies in. */
  writeText(file: string, text: string): Promise<void>;
  /** Writes to standard output, as it is. */
  out(text: string): void;
  /** Writes one line to standard error. */
  err(line: string): void;
  readonly env: { readonly [name: string]: string | undefined };
};

/** The command was called wrongly (a file that is not there): exit status 2. */
export class CallError extends Error {
  override readonly name = "CallError";
}

export function processIo(): Io {
  return {
    readText,
    writeText,
    out: (text) => process.stdout.write(text),
    err: (line) => process.stderr.write(`${line}\n`),
    env: process.env,
  };
}

async function readText(fileOrDash: string): Promise<string> {
  try {
    return fileOrDash === "-" ? await readStandardInput() : await readFile(fileOrDash, "utf8");
  } catch (error) {
    throw new CallError(`cannot read ${fileOrDash}: ${messageOf(error)}`, { cause: error });
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new CallError(`cannot write ${file}: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function readStandardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}
