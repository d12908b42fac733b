import { expect, test } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const chunks = join(root, ".next/static");

/** A text of each package that stays in its code when it is bundled and minified. */
const marks = [
  { text: "drizzle:entityKind", source: "node_modules/drizzle-orm/entity.js" },
  { text: "CONNECTION_DESTROYED", source: "node_modules/postgres/src/connection.js" },
];

test("what the browser loads holds nothing of the database", async () => {
  // The set-up of the run has built the app.
  const names = (await readdir(chunks, { recursive: true })).filter((name) => name.endsWith(".js"));
  const texts = await Promise.all(names.map((name) => readFile(join(chunks, name), "utf8")));

  expect(texts.length).toBeGreaterThan(5);
  for (const { text, source } of marks) {
    expect(await readFile(join(root, source), "utf8"), `${source} holds its mark`).toContain(text);
    expect(names.filter((_name, index) => texts[index]?.includes(text))).toEqual([]);
  }
});
