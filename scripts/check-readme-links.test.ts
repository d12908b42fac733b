import { expect, test } from "vitest";
import { findBrokenLinks } from "./check-readme-links.ts";

const present = new Set(["core/README.md", "core/hook/hook.ts", "LICENSE", "scripts"]);

function findIn(path: string, markdown: string): string[] {
  return findBrokenLinks(path, markdown, (it) => present.has(it));
}

test("links to files are looked for from the folder of the document", () => {
  expect(findIn("README.md", "[core](core/README.md) [licence](./LICENSE)")).toEqual([]);
  expect(findIn("core/README.md", "[up](../LICENSE) [hook](hook/hook.ts#L3)")).toEqual([]);
  expect(findIn("core/README.md", "[gone](LICENSE)")).toEqual(["LICENSE: no such file"]);
});

test("pictures are links too", () => {
  expect(findIn("README.md", "![Editor](docs/none.png)")).toEqual(["docs/none.png: no such file"]);
});

test("anchors name a heading of the document", () => {
  expect(findIn("README.md", "# What it is\n[up](#what-it-is)")).toEqual([]);
  expect(findIn("README.md", "# What it is\n[up](#what)")).toEqual(["#what: no such heading"]);
});

test("paths in code spans must be there; other code and addresses are left alone", () => {
  expect(findIn("README.md", "`core/hook/hook.ts` `npm test` `POST /api/events`")).toEqual([]);
  expect(findIn("README.md", "`core/none.ts`")).toEqual(["`core/none.ts`: no such path"]);
  expect(findIn("README.md", "[n8n](https://n8n.io)\n```\n`core/none.ts`\n```")).toEqual([]);
});
