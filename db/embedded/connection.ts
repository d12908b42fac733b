import { randomInt } from "node:crypto";
import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { z } from "zod";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** How the embedded Postgres is reached; kept beside its files, readable by the owner only. */
const connectionSchema = z.object({ password: z.string(), port: z.number().int() });
type Connection = z.infer<typeof connectionSchema>;

export const superuser = "hookline";

export function toConnectionUrl(connection: Connection, database: string): string {
  return `postgres://${superuser}:${connection.password}@127.0.0.1:${connection.port}/${database}`;
}

/** Returns the port to listen on: the remembered one, or a new one, remembered, when other software has taken it. */
export async function choosePort(file: string): Promise<number> {
  const connection = await readConnection(file);
  if (await isPortFree(connection.port)) return connection.port;
  const port = await findFreePort();
  await writeConnection(file, { ...connection, port });
  return port;
}

export async function readConnection(file: string): Promise<Connection> {
  try {
    return connectionSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${file}, which holds the password of the embedded Postgres, is missing or damaged. Restore it from a backup, or choose another HOOKLINE_DATA_DIR.`,
      { cause },
    );
  }
}

export async function writeConnection(file: string, connection: Connection): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(connection), { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

/**
 * Returns a free loopback port below the ranges that systems hand to outgoing connections (32768 and up on Linux, 49152
 * and up elsewhere), so that it is still free when Postgres is started again.
 */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(20_000, 32_000);
    if (await isPortFree(port)) return port;
  }
  throw new EmbeddedPostgresError("No free loopback port was found for the embedded Postgres.");
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => resolve(true)));
  });
}
