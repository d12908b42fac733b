import pino from "pino";
import { z } from "zod";
import type { LogLevel } from "./env.ts";

/** `logger.child({ name: "worker" })` makes a named one. Never give it a secret or a body. */
export type Logger = pino.Logger;

const lineSchema = z.looseObject({
  level: z.number(),
  time: z.number(),
  name: z.string().default("hookline"),
  msg: z.string().default(""),
});

/** Last line of defence: nothing with these names is ever meant to be logged. */
const masked = ["authorization", "cookie", "password", "secret", "token", "apiKey", "secretKey"];

/**
 * Returns the logger of a process: one readable line for each entry, to `write` (standard error: standard output
 * is for what a program asked for).
 */
export function createLogger(
  level: LogLevel,
  write: (line: string) => unknown = (line) => process.stderr.write(line),
): Logger {
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: masked.flatMap((name) => [name, `*.${name}`]), censor: "***" },
    },
    { write: (entry: string) => void write(`${formatEntry(entry)}\n`) },
  );
}

function formatEntry(entry: string): string {
  const { level, time, name, msg, ...rest } = lineSchema.parse(JSON.parse(entry));
  const label = (pino.levels.labels[level] ?? "info").padEnd(5);
  const details = Object.keys(rest).length === 0 ? "" : ` ${formatDetails(rest)}`;
  return maskPasswords(`${new Date(time).toISOString()} ${label} ${name}: ${msg}${details}`);
}

/** An error reads best as its stack; the rest is JSON. */
function formatDetails({ err, ...rest }: { readonly [field: string]: unknown }): string {
  const error = z.object({ stack: z.string() }).safeParse(err);
  const shown = error.success ? rest : { ...rest, ...(err === undefined ? {} : { err }) };
  const json = Object.keys(shown).length === 0 ? "" : JSON.stringify(shown);
  return error.success ? `${json}\n${error.data.stack}` : json;
}

/** Hides the password of every address in the text. */
function maskPasswords(text: string): string {
  return text.replaceAll(/(\w:\/\/[^\s:/@]*:)[^\s/@]+@/g, "$1***@");
}
