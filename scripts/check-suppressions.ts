import { readFile } from "node:fs/promises";
import { listSourceFiles } from "./source-files.ts";

const suppression = /(?:\/\/|\/\*)\s*(?:oxlint|eslint)-disable\S*(?<rest>.*)/;
const reason = / -- \S.{9,}/;

/** Returns the numbers (from 1) of the lines that switch a rule off without a reason. */
export function findUnexplained(text: string): number[] {
  return text.split("\n").flatMap((line, index) => {
    const rest = suppression.exec(line)?.groups?.["rest"];
    return rest === undefined || reason.test(rest) ? [] : [index + 1];
  });
}

async function main(): Promise<void> {
  const paths = (await listSourceFiles(process.cwd())).filter((path) =>
    /\.(tsx?|mjs|css)$/.test(path),
  );
  const found = await Promise.all(
    paths.map(async (path) => {
      const lines = findUnexplained(await readFile(path, "utf8"));
      return lines.map((line) => `${path}:${line}`);
    }),
  );
  const places = found.flat();
  for (const place of places) {
    console.log(`${place}\n  Say why on the same line: oxlint-disable-next-line <rule> -- <why>`);
  }
  console.log(`${paths.length} files read, ${places.length} suppressions without a reason`);
  process.exitCode = places.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
