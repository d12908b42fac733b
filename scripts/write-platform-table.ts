import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Dialect, Support, SupportRow } from "#core/dialects/dialect.ts";
import { dialects } from "#core/dialects/dialects.ts";
import deviations from "#core/dialects/deviations.json" with { type: "json" };

/**
 * Writes what stands between markers in the documents: the platforms' tables, made from the dialects' own `support`.
 * With `--check` it writes nothing and fails when a document is stale.
 */

interface Part {
  readonly path: string;
  readonly name: string;
  readonly text: () => string;
}

const parts: readonly Part[] = [
  { path: "README.md", name: "platforms", text: () => platformTable(dialects) },
  { path: "README.md", name: "deviations", text: () => deviationsLine(deviations) },
  { path: "core/dialects/README.md", name: "support", text: () => supportTables(dialects) },
];

const partTitles = {
  event: "Events",
  filter: "Filters",
  action: "Actions",
  field: "Settings of a hook",
} as const satisfies Record<SupportRow["part"], string>;

const languages = {
  json: "JSON",
  yaml: "YAML",
  python: "Python",
  go: "Go",
} as const satisfies Record<Dialect["format"], string>;

/** One line per platform: how much of a hooks document it reads and writes. */
export function platformTable(
  all: readonly Pick<Dialect, "title" | "format" | "support">[],
): string {
  const rows = all.map(({ title, format, support }) => [
    title,
    languages[format],
    ...(["event", "filter", "action", "field"] as const).map((part) => countOf(support, part)),
  ]);
  const head = ["platform", "written in", "events", "filters", "actions", "settings"];
  return `${table(head, rows)}\n\nRead / written, of all there are in Hookline; what is said only partly counts.`;
}

function countOf(support: readonly SupportRow[], part: SupportRow["part"]): string {
  const rows = support.filter((row) => row.part === part);
  const read = rows.filter((row) => row.reads !== "none").length;
  const written = rows.filter((row) => row.writes !== "none").length;
  return `${read} / ${written} of ${rows.length}`;
}

/** Every part of a hooks document, with what each platform makes of it. */
export function supportTables(all: readonly Pick<Dialect, "title" | "support">[]): string {
  const sections = (["event", "filter", "action", "field"] as const).map((part) => {
    const names = new Set(
      all.flatMap(({ support }) =>
        support.filter((row) => row.part === part).map((row) => row.name),
      ),
    );
    const rows = [...names].map((name) => [
      `\`${name}\``,
      ...all.map(({ support }) =>
        mark(support.find((row) => row.part === part && row.name === name)),
      ),
    ]);
    return `### ${partTitles[part]}\n\n${table([part, ...all.map(({ title }) => title)], rows)}`;
  });
  return [...sections, ...notes(all)].join("\n\n");
}

const signs = { full: "yes", partial: "partly", none: "–" } as const satisfies Record<
  Support,
  string
>;

function mark(row: SupportRow | undefined): string {
  if (row === undefined) return signs.none;
  if (row.reads === row.writes) return signs[row.reads];
  return `reads ${signs[row.reads]}, writes ${signs[row.writes]}`.replaceAll("–", "no");
}

function notes(all: readonly Pick<Dialect, "title" | "support">[]): readonly string[] {
  const lines = all.flatMap(({ title, support }) =>
    support.flatMap(({ name, note }) =>
      note === undefined ? [] : [`- ${title}, \`${name}\`: ${note}`],
    ),
  );
  return lines.length === 0 ? [] : ["### Notes", lines.join("\n")];
}

const deviationsSchema = z.array(
  z.object({ vectors: z.string(), case: z.string(), reason: z.string() }),
);

/** How many cases of the platforms' own vectors are not reproduced. */
export function deviationsLine(given: unknown): string {
  const { length } = deviationsSchema.parse(given);
  const words = length === 1 ? "One case" : `${length} cases`;
  return `${words} of the platforms' own test vectors ${length === 1 ? "is" : "are"} deliberately not reproduced; each has its reason in [core/dialects/deviations.json](core/dialects/deviations.json).`;
}

/** A table as the formatter leaves it: columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => cell.replaceAll("|", String.raw`\|`)),
  );
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const lines = cells.map((row) =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [lines[0], line(widths.map((width) => "-".repeat(width))), ...lines.slice(1)].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Returns the document with another text between the markers of a name. Throws when they are not there. */
export function replacePart(document: string, name: string, text: string): string {
  const [start, end] = [`<!-- made: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The markers ${start} and ${end} are missing.`);
  return `${document.slice(0, from + start.length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** How wide columns are and where lines break is the formatter's. */
function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/-{3,}/g, "---");
}

async function main(isCheck: boolean): Promise<void> {
  const stale: string[] = [];
  for (const path of new Set(parts.map((part) => part.path))) {
    const before = await readFile(path, "utf8");
    const after = parts
      .filter((part) => part.path === path)
      .reduce((document, { name, text }) => replacePart(document, name, text()), before);
    if (squeeze(after) === squeeze(before)) continue;
    if (isCheck) stale.push(path);
    else await writeFile(path, after);
  }
  for (const path of stale) console.log(`${path} does not show what the dialects support now`);
  console.log(`${dialects.length} dialects, ${stale.length} documents stale`);
  process.exitCode = stale.length === 0 ? 0 : 1;
}

if (import.meta.main) await main(process.argv.includes("--check"));
