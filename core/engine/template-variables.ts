import { analyzeSync, type Template, Variable } from "liquidjs";
import { type Diagnostic, diagnostic, type Fix } from "../diagnostic.ts";
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
        ...(near === null ? {} : { hint: `Did you mean ${near.name}?` }),
        ...(near?.isSlip === true ? fixFor(source, read, near.name, path) : {}),
      });
    });
}

/** Only a slip of the pen is mended: a name of its own kind may be meant as it is. */
function fixFor(source: string, read: string, near: string, path: string): { fix?: Fix } {
  const escaped = read.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const name = new RegExp(String.raw`(?<![\w.])${escaped}(?!\w)`, "g");
  const value = source.replaceAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (tag) =>
    tag.replaceAll(name, () => near),
  );
  if (value === source) return {};
  return { fix: { title: `Change it to ${near}`, edits: [{ path, value }] } };
}

/** The path as far as it is written down: `call.data[key]` reads something of `call.data`. */
function pathOf(variable: Variable): string {
  const known = variable.segments.findIndex((segment) => segment instanceof Variable);
  return variable.segments.slice(0, known === -1 ? undefined : known).join(".");
}

function isKnown(path: string): boolean {
  return isKnownPath(path) || (builtIn.test(path) && isKnownPath(path.replace(builtIn, "")));
}

type Near = { readonly name: string; readonly isSlip: boolean };

/** What was probably meant: a name that differs by a few letters, else one that ends the same. */
function nearestPath(path: string): Near | null {
  const allowed = Math.max(2, Math.floor(path.length / 4));
  let best: (Near & { readonly distance: number }) | null = null;
  for (const name of [...contextPaths.map((entry) => entry.path), ...Object.keys(flatNames)]) {
    const letters = editDistance(path, name);
    const isLast = name.slice(name.lastIndexOf(".") + 1) === path;
    const distance = isLast ? Math.min(letters, 1) : letters;
    if (distance <= allowed && (best === null || distance < best.distance)) {
      best = { name, distance, isSlip: letters <= allowed };
    }
  }
  return best;
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
