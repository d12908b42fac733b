import { analyzeSync, type Template, Variable } from "liquidjs";
import { type Diagnostic, diagnostic } from "../diagnostic.ts";
import { contextPaths, flatNames, isKnownPath } from "../hook/context-path.ts";

/** Names that Liquid itself gives. */
const liquidNames: ReadonlySet<string> = new Set(["continue", "forloop", "tablerowloop"]);
/** What Liquid can ask of any text or list. */
const builtIn = /\.(size|first|last)$/;

/** Liquid's analysis takes time that grows with the square of the length; this many characters take 0.1 s. */
const analysedLength = 20_000;

/** Warns of each value that a template reads and no event gives. Very long templates are not looked through. */
export function warnOfUnknownVariables(
  templates: Template[],
  source: string,
  path: string,
): readonly Diagnostic[] {
  if (source.length > analysedLength) return [];
  const globals = Object.values(analyzeSync(templates, { partials: false }).globals).flat();
  const paths = new Set(globals.map(pathOf));
  return [...paths]
    .filter((read) => !liquidNames.has(read) && !isKnown(read))
    .map((read) => {
      const near = nearestPath(read);
      return diagnostic("template.unknown-variable", {
        path,
        message: `No event gives "${read}"; it will be empty.`,
        ...(near === null ? {} : { hint: `Did you mean ${near}?` }),
      });
    });
}

/** The path as far as it is written down: `call.data[key]` reads something of `call.data`. */
function pathOf(variable: Variable): string {
  const known = variable.segments.findIndex((segment) => segment instanceof Variable);
  return variable.segments.slice(0, known === -1 ? undefined : known).join(".");
}

function isKnown(path: string): boolean {
  return isKnownPath(path) || (builtIn.test(path) && isKnownPath(path.replace(builtIn, "")));
}

function nearestPath(path: string): string | null {
  const allowed = Math.max(2, Math.floor(path.length / 4));
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of [...contextPaths.map((entry) => entry.path), ...Object.keys(flatNames)]) {
    const last = name.slice(name.lastIndexOf(".") + 1);
    const distance = Math.min(editDistance(path, name), last === path ? 1 : Infinity);
    if (distance <= allowed && (best === null || distance < best.distance))
      best = { name, distance };
  }
  return best?.name ?? null;
}

/** Levenshtein: how many characters to add, take away or change. Paths are short; long ones are cut. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, letter] of Array.from(one.slice(0, 100)).entries()) {
    const next = [place + 1];
    for (let index = 0; index < other.length; index += 1) {
      const change = (row[index] ?? 0) + (other[index] === letter ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
