import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { insideCore } from "./boundary-rules.ts";

const readme = fileURLToPath(new URL("../core/README.md", import.meta.url));

test("the picture in core/README.md shows the rules as they are", async () => {
  const arrows = (await readFile(readme, "utf8")).matchAll(/^(\w+) +──►(.*)$/gm);
  const shown = [...arrows].map(([, folder = "", others = ""]) => {
    return [folder, others.split(",").flatMap((name) => name.trim() || [])] as const;
  });
  // The rule for dialects is one per dialect: they do not meet each other either.
  expect(Object.fromEntries(shown)).toEqual({ dialects: ["hook"], ...insideCore });
});
