import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { EmbeddedPostgresError } from "#db/embedded/embedded-postgres-error.ts";
import { type Env, EnvError, isStartedByNpm, readEnv, setNodeEnvironment } from "./env.ts";
import { isLoopbackName } from "./http/access.ts";
import { ensureBuild } from "./lifecycle/ensure-build.ts";
import { StartError } from "./lifecycle/start-error.ts";
import { type Pages, startHookline } from "./lifecycle/start-hookline.ts";
import { createStopList } from "./lifecycle/stop-list.ts";
import { createLogger, type Logger } from "./logger.ts";
import { SecretKeyError } from "./secret/secret-key.ts";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const isDevelopment = process.argv.includes("--dev");
const print = takeStandardOutput();
/** How long the process may go on by itself after everything was stopped. */
const lastResortMs = 2_000;
const parentPollMs = 100;

await main();

/** The one entry: starts Hookline, says so on standard output, and stops it when the process is told to end. */
async function main(): Promise<void> {
  setNodeEnvironment(isDevelopment);
  try {
    const env = readEnv();
    await run(env, createLogger(env.logLevel));
  } catch (error) {
    explain(createLogger("info"), error);
    process.exitCode = 1;
  }
}

async function run(env: Env, logger: Logger): Promise<void> {
  const ending = new AbortController();
  const stops = createStopList(logger);
  endOnSignals(ending, logger);
  try {
    const port = await startHookline({
      env,
      logger,
      stops,
      signal: ending.signal,
      onLost: (error) => endBadly(ending, logger, error),
      openPages: (bound) => openNext(bound, logger, ending.signal),
    });
    print(`Hookline ready on http://${publicHost(env.host)}:${port}\n`);
    if (!ending.signal.aborted) await once(ending.signal, "abort");
  } catch (error) {
    // What fails because the start was called off needs no explanation.
    if (!ending.signal.aborted) throw error;
  } finally {
    await stops.stopAll();
    endInAnyCase(logger);
  }
}

/** Production: the build, made when it is missing or stale. Development: Next's own, with hot reload. */
async function openNext(port: number, logger: Logger, signal: AbortSignal): Promise<Pages> {
  if (!isDevelopment) await ensureBuild(root, logger.child({ name: "build" }), signal);
  const { default: next } = await import("next");
  // Next takes upgrades from the server it is given; ours hands on those that passed the gate.
  const upgrades = createServer();
  const app = next({
    dev: isDevelopment,
    dir: root,
    hostname: "localhost",
    port,
    httpServer: upgrades,
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    pages: (request, response) => answer(request, response),
    upgrade: async (request, socket, head) => {
      // Hot reload only: in production Next leaves a connection it does not know open for ever.
      const isTaken = isDevelopment && upgrades.emit("upgrade", request, socket, head);
      if (!isTaken) socket.destroy();
    },
    close: () => app.close(),
  };
}

function endOnSignals(ending: AbortController, logger: Logger): void {
  for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) return;
      logger.info(`${name}: stopping`);
      ending.abort();
    });
  }
  if (isStartedByNpm()) endWithParent(ending, logger);
  process.on("uncaughtException", (error) => endBadly(ending, logger, error));
  process.on("unhandledRejection", (reason) => {
    logger.error({ err: reason }, "a promise failed that nobody waited for");
  });
}

/**
 * npm passes a signal on to its shell only, which ends without passing it on: that the shell is gone is the signal.
 */
function endWithParent(ending: AbortController, logger: Logger): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent || ending.signal.aborted) return;
    logger.info("npm has ended: stopping");
    ending.abort();
  }, parentPollMs);
  timer.unref();
}

function endBadly(ending: AbortController, logger: Logger, error: Error): void {
  logger.fatal({ err: error }, "Hookline cannot go on");
  process.exitCode = 1;
  ending.abort();
}

/** The process ends by itself when nothing is open any more; this is for what did not let go. */
function endInAnyCase(logger: Logger): void {
  const timer = setTimeout(() => {
    logger.warn({ open: process.getActiveResourcesInfo() }, "ending although something is open");
    // oxlint-disable-next-line unicorn/no-process-exit -- everything was stopped, and something still holds the process
    process.exit();
  }, lastResortMs);
  timer.unref();
}

/**
 * Keeps standard output for the one line that says Hookline is ready, and returns what writes it. Whatever else prints
 * there (Next does, in development) goes to the log's stream.
 */
function takeStandardOutput(): (text: string) => void {
  const { stdout, stderr } = process;
  // Whoever started Hookline may have closed its end; that must not stop deliveries.
  for (const stream of [stdout, stderr]) stream.on("error", () => undefined);
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  return (text) => void write(text);
}

function publicHost(host: string): string {
  if (isLoopbackName(host) || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** What a person can mend is said in a sentence, without a stack. */
function explain(logger: Logger, error: unknown): void {
  const isForPeople = [StartError, EnvError, EmbeddedPostgresError, SecretKeyError].some(
    (kind) => error instanceof kind,
  );
  if (isForPeople && error instanceof Error) logger.fatal(error.message);
  else logger.fatal({ err: error }, "Hookline could not start");
}
