import path from "node:path";
import { z } from "zod";

/** What the environment sets. Read once, at start; everything else takes the values it needs as arguments. */
export type Env = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** The outside address without a slash at its end, for set-up text. */
  readonly publicUrl: string | null;
  /** `null`: Hookline starts its own Postgres in the data directory. */
  readonly databaseUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  readonly role: Role;
  readonly secretKey: string | undefined;
  /** Hosts, `host:port` or CIDR ranges that the outbound guard lets through. */
  readonly outboundAllow: readonly string[];
  readonly apiKey: string | null;
  /** Open deliveries from which on new events are refused. */
  readonly maxPending: number;
  readonly maxBodyBytes: number;
  readonly logLevel: LogLevel;
  /** The mail server of the action `email`, with its user and password; `null`: e-mails fail with what to do. */
  readonly smtpUrl: string | null;
};

const roles = ["all", "web", "ingest", "worker"] as const;
/** What this process does: everything, or one part of it beside other processes on the same database. */
export type Role = (typeof roles)[number];

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** A variable has a value that cannot be used. The message names it, says what it takes and what to do. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

const envSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  HOOKLINE_PUBLIC_URL: urlOf("http:", "https:")
    .transform((url) => url.replace(/\/+$/, ""))
    .nullable()
    .default(null),
  DATABASE_URL: urlOf("postgres:", "postgresql:").nullable().default(null),
  HOOKLINE_DATA_DIR: z.string().default(".hookline"),
  HOOKLINE_ROLE: z.enum(roles, { error: `one of ${roles.join(", ")}` }).default("all"),
  HOOKLINE_SECRET_KEY: z.string().optional(),
  HOOKLINE_OUTBOUND_ALLOW: z.string().transform(splitList).default([]),
  HOOKLINE_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "printable ASCII text without blanks")
    .nullable()
    .default(null),
  HOOKLINE_MAX_PENDING: wholeNumber(1, 1_000_000_000).default(1_000_000),
  HOOKLINE_MAX_BODY_BYTES: wholeNumber(1024, 256 * 1024 * 1024).default(4 * 1024 * 1024),
  LOG_LEVEL: z.enum(logLevels, { error: `one of ${logLevels.join(", ")}` }).default("info"),
  SMTP_URL: urlOf("smtp:", "smtps:").nullable().default(null),
});

/** Every variable Hookline reads, in the order of the README's table. */
export const envNames: readonly string[] = Object.keys(envSchema.shape);

/** Never repeated in a message, whatever is wrong with them. */
const secretNames: readonly string[] = [
  "DATABASE_URL",
  "HOOKLINE_SECRET_KEY",
  "HOOKLINE_API_KEY",
  "SMTP_URL",
];

/**
 * Returns the settings of an environment. A blank value counts as not set.
 * Errors: `EnvError` with one line for each variable that cannot be used.
 */
export function readEnv(source: NodeJS.Dict<string> = process.env): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues
        .map((issue) => explain(String(issue.path[0]), issue.message, given))
        .join("\n"),
    );
  }
  const values = parsed.data;
  if (values.HOOKLINE_ROLE !== "all" && values.DATABASE_URL === null) {
    throw new EnvError(
      `HOOKLINE_ROLE=${values.HOOKLINE_ROLE} is one of several processes on one database: set DATABASE_URL to that database, or leave HOOKLINE_ROLE away.`,
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.HOOKLINE_PUBLIC_URL,
    databaseUrl: values.DATABASE_URL,
    dataDir: path.resolve(values.HOOKLINE_DATA_DIR),
    role: values.HOOKLINE_ROLE,
    secretKey: values.HOOKLINE_SECRET_KEY,
    outboundAllow: values.HOOKLINE_OUTBOUND_ALLOW,
    apiKey: values.HOOKLINE_API_KEY,
    maxPending: values.HOOKLINE_MAX_PENDING,
    maxBodyBytes: values.HOOKLINE_MAX_BODY_BYTES,
    logLevel: values.LOG_LEVEL,
    smtpUrl: values.SMTP_URL,
  };
}

/**
 * Sets what Next and React choose their code by, before either is loaded, and keeps Next from reporting to its makers.
 */
export function setNodeEnvironment(isDevelopment: boolean): void {
  Object.assign(process.env, nextEnvironment(isDevelopment));
}

/**
 * Says whether npm started this process, as `npm start` or `npm run dev`. Between the two runs a shell, which npm ends in
 * place of this process.
 */
export function isStartedByNpm(): boolean {
  return process.env["npm_lifecycle_script"]?.includes("server/main.ts") ?? false;
}

/** The environment of `next build`: this one without Hookline's own settings, which no page may contain. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !envNames.includes(name));
  return { ...Object.fromEntries(inherited), ...nextEnvironment(false), NO_COLOR: "1" };
}

function nextEnvironment(isDevelopment: boolean) {
  const mode = isDevelopment ? "development" : "production";
  return { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" } as const;
}

function explain(name: string, rule: string, given: NodeJS.Dict<string>): string {
  const value = secretNames.includes(name) ? "" : `, not ${JSON.stringify(given[name])}`;
  return `${name} must be ${rule}${value}. Correct it, or remove it to use the default.`;
}

function wholeNumber(min: number, max: number) {
  const rule = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\s*\d{1,15}\s*$/, rule)
    .transform(Number)
    .refine((value) => value >= min && value <= max, rule);
}

function urlOf(...protocols: readonly string[]) {
  const starts = protocols.map((protocol) => `${protocol}//`).join(" or ");
  return z
    .string()
    .trim()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
      error: `an address that starts with ${starts}`,
    });
}

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
