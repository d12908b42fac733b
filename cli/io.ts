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
  process.stdout.on("error", endWithReader);
  return {
    readText,
    writeText,
    out: (text) => process.stdout.write(text),
    err: (line) => process.stderr.write(`${line}\n`),
    env: process.env,
  };
}

/** Whoever reads the output may have enough of it (`hookline schema hooks | head`). */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

async function readText(fileOrDash: string): Promise<string> {
  try {
    const bytes = fileOrDash === "-" ? await readStandardInput() : await readFile(fileOrDash);
    // Leaves out the byte order mark that some editors and shells begin a file with.
    return new TextDecoder().decode(bytes);
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

async function readStandardInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
