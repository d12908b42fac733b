import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Returns what the JSON file says a value has to be: `expect(actual).toEqual(golden(file, actual))`. With
 * `UPDATE_GOLDEN=1` the file is written from the value first, except in CI: an expectation changes in a reviewed diff
 * only.
 */
export function golden(file: URL, actual: unknown): unknown {
  const path = fileURLToPath(file);
  if (isUpdating()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`);
  }
  if (!existsSync(path)) throw new Error(`${path} is missing; write it with UPDATE_GOLDEN=1`);
  return JSON.parse(readFileSync(path, "utf8"));
}

function isUpdating(): boolean {
  if (process.env["UPDATE_GOLDEN"] !== "1") return false;
  if (process.env["CI"] !== undefined) throw new Error("golden files are not written in CI");
  return true;
}
