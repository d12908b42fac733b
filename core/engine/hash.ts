import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Returns the first 16 bytes of SHA-256 over the parts as 32 lower-case hex digits. The parts are joined as a JSON
 * list, so no two different lists of texts give the same input.
 */
export function hashParts(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))).subarray(0, 16));
}

/** Returns a number in [0, 1) that is always the same for the same parts: seeded picks and `chance`. */
export function seededFraction(parts: readonly string[]): number {
  return Number.parseInt(hashParts(parts).slice(0, 8), 16) / 0x1_0000_0000;
}
