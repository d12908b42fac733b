import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/**
 * Compares a value with the JSON file that holds what is expected. With `UPDATE_GOLDEN=1` the file is written instead,
 * except in CI: an expectation changes in a reviewed diff only.
 */
export function expectGolden(file: URL, actual: unknown): void {
  if (process.env["UPDATE_GOLDEN"] === "1") {
    if (process.env["CI"] !== undefined) throw new Error("golden files are not written in CI");
    mkdirSync(dirname(file.pathname), { recursive: true });
    writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
    return;
  }
  expect(existsSync(file), `${file.pathname} is missing; write it with UPDATE_GOLDEN=1`).toBe(true);
  expect(actual).toEqual(JSON.parse(readFileSync(file, "utf8")));
}
