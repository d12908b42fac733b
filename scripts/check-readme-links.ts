import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listSourceFiles } from "./source-files.ts";

const link = /!?\[[^\]]*\]\((?<target>[^)\s]+)[^)]*\)/g;
const heading = /^#{1,6} (?<title>.+)$/gm;
const codeSpan = /`(?<text>[^`\n]+)`/g;
const codeBlock = /^```[\s\S]*?^```/gm;
/** What a code span must look like to be taken for a path of this repository. */
const ownPath =
  /^(app|bench|cli|components|core|db|docs|e2e|scripts|server)\/[\w.@()[\]/-]*$|^[\w-]+\.(json|md|ts|mjs)$/;

/**
 * Returns the links and paths of a Markdown text that lead nowhere, each with what is wrong.
 * Addresses on the network are left alone: a check must not depend on it.
 *
 * @param exists whether a path, relative to the root of the repository, is there
 */
export function findBrokenLinks(
  path: string,
  markdown: string,
  exists: (path: string) => boolean,
): string[] {
  const prose = markdown.replace(codeBlock, "");
  const anchors = new Set([...prose.matchAll(heading)].map((it) => toAnchor(it.groups?.["title"])));
  const links = [...prose.matchAll(link)].flatMap((it) => {
    const target = it.groups?.["target"] ?? "";
    if (/^[a-z]+:/i.test(target)) return [];
    if (target.startsWith("#")) {
      return anchors.has(target.slice(1)) ? [] : [`${target}: no such heading`];
    }
    const file = target.split("#")[0] ?? "";
    return exists(join(dirname(path), file)) ? [] : [`${target}: no such file`];
  });
  const paths = [...prose.matchAll(codeSpan)].flatMap((it) => {
    const text = it.groups?.["text"] ?? "";
    if (!ownPath.test(text)) return [];
    const isThere = exists(text) || exists(join(dirname(path), text));
    return isThere ? [] : [`\`${text}\`: no such path`];
  });
  return [...links, ...paths];
}

/** The anchor that GitHub gives a heading. */
function toAnchor(title = ""): string {
  const plain = title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "");
  return plain.trim().replaceAll(/\s/g, "-");
}

async function main(): Promise<void> {
  const root = process.cwd();
  const paths = (await listSourceFiles(root)).filter((path) => path.endsWith(".md"));
  let broken = 0;
  for (const path of paths) {
    const found = findBrokenLinks(path, await readFile(path, "utf8"), (it) =>
      existsSync(join(root, it)),
    );
    broken += found.length;
    for (const problem of found) console.log(`${path}\n  ${problem}`);
  }
  console.log(`${paths.length} documents read, ${broken} links or paths lead nowhere`);
  process.exitCode = broken === 0 && paths.length > 0 ? 0 : 1;
}

if (import.meta.main) await main();
