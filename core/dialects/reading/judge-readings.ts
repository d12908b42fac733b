import type { Diagnostic } from "../../diagnostic.ts";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import type { DialectImport } from "../dialect.ts";
import type { Findings, HookReading } from "./hook-reading.ts";

/**
 * Makes a document of the hooks that were read: Hookline's own rules judge it, and what they find is told at its place
 * in the platform's document, unless an error was told there already.
 */
export function judgeReadings(readings: readonly HookReading[], findings: Findings): DialectImport {
  const parsed = parseHooksDocument({ hooks: readings.map((reading) => reading.hook) });
  const told = findings.errorPaths();
  const judged = parsed.diagnostics
    .filter((found) => !isTold(found, readings))
    .map((found) => toSourcePlace(found, readings))
    .filter((found) => !told.has(found.path));
  const diagnostics = [...findings.all, ...judged];
  const hasError = diagnostics.some((found) => found.severity === "error");
  const document = hasError ? null : parsed.document;
  return { document, draft: parsed.draft, diagnostics, runsOn: "hookline" };
}

/** Events that are missing or unknown have their own findings, and so has what only the platform runs. */
function isTold({ code, path }: Diagnostic, readings: readonly HookReading[]): boolean {
  const reading = readings[Number(path.split(".")[1])];
  if (reading === undefined) return false;
  const { on, platform } = reading.hook;
  if (code === "hook.no-actions") return platform !== undefined;
  return path.endsWith(".on") && Array.isArray(on) && on.length === 0;
}

/** The place in the platform's own document of what was found in the hooks made of it. */
function toSourcePlace(found: Diagnostic, readings: readonly HookReading[]): Diagnostic {
  const [, index = "", ...rest] = found.path.split(".");
  const reading = readings[Number(index)];
  if (reading === undefined) return found;
  const inner = rest.join(".");
  const known = Object.entries(reading.fields)
    .filter(([name]) => inner === name || inner.startsWith(`${name}.`))
    .toSorted(([one], [other]) => other.length - one.length)[0];
  const [name, at] = known ?? ["", reading.at];
  const below = inner.slice(name.length).replace(/^\./, "");
  const path = below === "" ? at.path : `${at.path}.${below}`;
  return { ...found, path, ...at.place };
}
