import { Buffer } from "node:buffer";
import { randomBytes, scrypt } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Secret } from "./secret.ts";

/** The key that seals everything secret in the database: 32 bytes, for AES-256. */
export type SecretKey = Secret<Uint8Array>;

/** The key is missing or cannot be used. The message says what to do; nothing runs without a key. */
export class SecretKeyError extends Error {
  override readonly name = "SecretKeyError";
}

const keyBytes = 32;
const minPassphraseChars = 16;
const fileName = "secret.key";

/**
 * Returns the key of this installation: from `HOOKLINE_SECRET_KEY` when it is set and not blank, else from
 * `secret.key` in the data directory, which is made (mode 0600) when it is not there. Processes that start at once
 * on one data directory get the same key.
 *
 * `envValue`: 32 bytes in hex or base64, or a passphrase of at least 16 characters.
 * Errors: `SecretKeyError`.
 */
export async function loadSecretKey(options: {
  readonly envValue: string | undefined;
  readonly dataDir: string;
}): Promise<SecretKey> {
  const text = options.envValue?.trim() ?? "";
  if (text !== "") return parseSecretKey(text);
  const path = join(options.dataDir, fileName);
  return (await readKeyFile(path)) ?? (await makeKeyFile(options.dataDir, path));
}

async function parseSecretKey(text: string): Promise<SecretKey> {
  const bytes = decodeKey(text);
  if (bytes !== null) return new Secret(bytes);
  if (text.length < minPassphraseChars) {
    throw new SecretKeyError(
      `HOOKLINE_SECRET_KEY is too short to protect anything. Give 32 bytes in base64 or hex, such as "openssl rand -base64 32" prints, or a passphrase of at least ${minPassphraseChars} characters.`,
    );
  }
  return new Secret(await stretchPassphrase(text));
}

/** Returns the bytes of a key written in hex or (URL-safe) base64, or `null` when the text is neither. */
function decodeKey(text: string): Uint8Array | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.length === keyBytes ? bytes : null;
}

/**
 * Turns a passphrase into a key. The salt is fixed: the passphrase is all that processes on different machines share,
 * and each has to reach the same key.
 * Source: RFC 7914 (scrypt); cost N = 2^15, r = 8, p = 1 takes 32 MiB, once per start.
 */
function stretchPassphrase(passphrase: string): Promise<Uint8Array> {
  const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFKC"), "hookline secret key v1", keyBytes, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** Returns the stored key, or `null` when there is none yet. */
async function readKeyFile(path: string): Promise<SecretKey | null> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isFileError(error, "ENOENT")) return null;
    throw new SecretKeyError(
      `The key file ${path} cannot be read. Run Hookline as the user who owns it, or set HOOKLINE_SECRET_KEY.`,
      { cause: error },
    );
  });
  if (text === null) return null;
  const bytes = decodeKey(text.trim());
  if (bytes === null) {
    throw new SecretKeyError(
      `The key file ${path} is damaged. Restore it from a backup, or delete it and enter every secret again: without it the stored ones cannot be opened.`,
    );
  }
  return new Secret(bytes);
}

/**
 * Makes the key file. The content is complete under its final name from the first moment: it is written aside and
 * linked, and whoever comes second takes the key of the first.
 */
async function makeKeyFile(dataDir: string, path: string): Promise<SecretKey> {
  const aside = `${path}.${randomBytes(8).toString("hex")}`;
  try {
    await mkdir(dataDir, { recursive: true });
    await writeDurably(aside, `${randomBytes(keyBytes).toString("base64")}\n`);
    await link(aside, path);
  } catch (error) {
    if (!isFileError(error, "EEXIST")) {
      throw new SecretKeyError(
        `The key file ${path} cannot be made. Let Hookline write to ${dataDir}, name another directory in HOOKLINE_DATA_DIR, or set HOOKLINE_SECRET_KEY.`,
        { cause: error },
      );
    }
  } finally {
    await rm(aside, { force: true });
  }
  const key = await readKeyFile(path);
  if (key === null) throw new SecretKeyError(`The key file ${path} went away while it was made.`);
  return key;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  // The mode given to `open` is narrowed by the umask, which may take the owner's own rights too.
  await chmod(path, 0o600);
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
