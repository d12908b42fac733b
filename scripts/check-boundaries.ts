import { cruise, type ICruiseResult, type IViolation } from "dependency-cruiser";
import { boundaryRules } from "./boundary-rules.ts";
import { listSourceFiles } from "./source-files.ts";

const folders = ["app", "bench", "cli", "components", "core", "db", "e2e", "scripts", "server"];
const data = ["^(?!e2e/).+/fixtures/", "^db/migrations/", "^bench/peers/"];

export interface BoundaryReport {
  /** Our own files that were read. */
  readonly modules: number;
  /** Imports found in them. */
  readonly imports: number;
  /** Source files on disk that the reader left out; must be empty for the rest to mean anything. */
  readonly unread: readonly string[];
  /** Sorted by file; each names the rule, both ends and the reason. */
  readonly violations: readonly BoundaryViolation[];
}

export interface BoundaryViolation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

const reasons = new Map(
  [...(boundaryRules.forbidden ?? [])].map((rule) => [rule.name ?? "", rule.comment ?? ""]),
);
const notAllowed = "No entry of scripts/boundary-rules.ts allows it.";

/**
 * Reads every source file below `root` and reports the imports that cross a boundary.
 *
 * dependency-cruiser cannot use TypeScript 7 and then reads nothing and finds nothing; it is told to
 * parse with swc, and what it read is compared with what is on disk.
 */
export async function readBoundaries(root: string): Promise<BoundaryReport> {
  const present = await listSources(root);
  const top = folders.filter((folder) => present.some((path) => path.startsWith(`${folder}/`)));
  const { output } = await cruise(
    top,
    {
      baseDir: root,
      ruleSet: boundaryRules,
      validate: true,
      parser: "swc",
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: data },
    },
    {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  );
  return toReport(expectResult(output), present);
}

function expectResult(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === "string") throw new Error(`dependency-cruiser answered text: ${output}`);
  return output;
}

function toReport(result: ICruiseResult, present: readonly string[]): BoundaryReport {
  const read = new Map(result.modules.map((module) => [module.source, module]));
  const violations = result.summary.violations.map(toViolation);
  const named = new Set(violations.filter(isNamed).map(edgeOf));
  const ours = present.flatMap((path) => read.get(path) ?? []);
  return {
    modules: ours.length,
    imports: ours.reduce((sum, module) => sum + module.dependencies.length, 0),
    unread: present.filter((path) => !read.has(path)),
    violations: violations
      .filter((violation) => isNamed(violation) || !named.has(edgeOf(violation)))
      .toSorted((a, b) => a.from.localeCompare(b.from)),
  };
}

function toViolation({ rule, from, to, cycle }: IViolation): BoundaryViolation {
  const path = cycle === undefined ? to : cycle.map((step) => step.name).join(" → ");
  return { rule: rule.name, from, to: path, reason: reasons.get(rule.name) ?? notAllowed };
}

/** A refusal with a name of its own says more than "nothing allows it". */
function isNamed(violation: BoundaryViolation): boolean {
  return violation.rule !== "not-in-allowed";
}

function edgeOf(violation: BoundaryViolation): string {
  return `${violation.from} ${violation.to}`;
}

async function listSources(root: string): Promise<string[]> {
  const paths = await listSourceFiles(root);
  return paths.filter((path) => {
    return folders.includes(path.split("/")[0] ?? "") && /(?<!\.d)\.tsx?$/.test(path);
  });
}

/** Fewer modules than this, and the reader is broken: the tree was larger when the rule was written. */
const leastModules = 150;

async function main(): Promise<void> {
  const report = await readBoundaries(process.cwd());
  for (const { rule, from, to, reason } of report.violations) {
    console.log(`${from} → ${to}\n  ${rule}: ${reason}`);
  }
  for (const path of report.unread) console.log(`${path}\n  was not read`);
  if (report.modules < leastModules) console.log(`Read fewer than ${leastModules} modules.`);
  console.log(
    `${report.modules} modules read, ${report.imports} imports, ${report.violations.length} violations`,
  );
  const isFine = report.violations.length + report.unread.length === 0;
  process.exitCode = isFine && report.modules >= leastModules ? 0 : 1;
}

if (import.meta.main) await main();
