import type { Findings } from "./hook-reading.ts";
import type { SourceNode } from "./source-node.ts";

/**
 * Tells every key that stands twice in a map: what stands there first is lost. `isKept`: paths of maps whose earlier
 * entries are read, too.
 */
export function reportRepeated(
  node: SourceNode,
  findings: Findings,
  isKept: (path: string) => boolean = () => false,
): void {
  visit(node, "", { findings, isKept });
}

type Report = { readonly findings: Findings; readonly isKept: (path: string) => boolean };

function visit(node: SourceNode, path: string, report: Report): void {
  const below = (key: string | number) => (path === "" ? String(key) : `${path}.${key}`);
  if (node.kind === "list") {
    for (const [index, value] of node.values.entries()) visit(value, below(index), report);
  }
  if (node.kind !== "map") return;
  for (const { key, place } of report.isKept(path) ? [] : (node.repeated ?? [])) {
    const message = `${key.slice(0, 100)} stands here twice: what is written last counts, this is left out.`;
    report.findings.add("dialect.lost", { path: below(key), place }, message);
  }
  for (const { key, value } of node.entries) visit(value, below(key), report);
}
