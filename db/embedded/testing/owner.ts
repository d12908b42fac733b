/**
 * Runs an embedded Postgres for the data directory given as the first argument, in a process of its own that a test
 * may kill. Prints the connection URL when Postgres accepts connections, the error's message when it does not.
 */
import { startEmbeddedPostgres } from "../start-embedded-postgres.ts";

const log = (message: string): void => {
  process.stderr.write(`${message}\n`);
};
const dataDir = process.argv[2] ?? "";

try {
  const owned = await startEmbeddedPostgres({
    dataDir,
    logger: { info: log, warn: log, error: log },
  });
  process.stdout.write(`${owned.url}\n`);
  // Stays until it is told to stop, as Hookline does.
  const stay = setInterval(() => undefined, 60_000);
  process.once("SIGTERM", () => {
    clearInterval(stay);
    void owned.stop();
  });
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
