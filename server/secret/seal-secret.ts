import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { SecretKey } from "./secret-key.ts";

/**
 * A sealed text cannot be opened: made with another key, for another place, or changed since. The message says what
 * to do and shows nothing of the text.
 */
export class SealError extends Error {
  override readonly name = "SealError";
}

const version = "v1";
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Returns a text only this key can open, `v1.<nonce>.<cipher>`, both in URL-safe base64; the cipher ends in its tag.
 *
 * `context` names the place the secret belongs to, such as workspace and name. It is not stored: opening asks for the
 * same one, so that a sealed text copied to another row is worthless there.
 * Source: NIST SP 800-38D: AES-256-GCM with a random nonce of 96 bits and a tag of 128.
 */
export function sealSecret(key: SecretKey, plain: string, context: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.reveal(), nonce, { authTagLength: tagBytes });
  cipher.setAAD(contextBytes(context));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${nonce.toString("base64url")}.${sealed.toString("base64url")}`;
}

/**
 * Returns the text that was sealed with this key for this context.
 * Errors: `SealError` for another key, another context, or a text that was changed or is none of ours.
 */
export function openSecret(key: SecretKey, sealed: string, context: string): string {
  const { nonce, cipher, tag } = parseSealed(sealed);
  const decipher = createDecipheriv(algorithm, key.reveal(), nonce, { authTagLength: tagBytes });
  decipher.setAAD(contextBytes(context));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(cipher), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SealError(
      `The secret of ${context} was sealed with another key, or changed in the database. Start Hookline with the HOOKLINE_SECRET_KEY (or the secret.key in the data directory) it was stored with, or enter the secret again.`,
      { cause: error },
    );
  }
}

function parseSealed(sealed: string): { nonce: Buffer; cipher: Buffer; tag: Buffer } {
  const [found, nonceText, cipherText, ...rest] = sealed.split(".");
  const nonce = Buffer.from(nonceText ?? "", "base64url");
  const body = Buffer.from(cipherText ?? "", "base64url");
  const isOurs = found === version && rest.length === 0;
  if (!isOurs || nonce.length !== nonceBytes || body.length < tagBytes) {
    throw new SealError(
      "The stored secret is not a text sealed by this version of Hookline. Enter the secret again.",
    );
  }
  return { nonce, cipher: body.subarray(0, -tagBytes), tag: body.subarray(-tagBytes) };
}

/** The version is authenticated with the place, so that a later format cannot be passed off as this one. */
function contextBytes(context: string): Buffer {
  return Buffer.from(`${version}\n${context}`, "utf8");
}
