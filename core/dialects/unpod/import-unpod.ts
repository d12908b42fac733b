import { diagnostic, type Diagnostic, hasErrors } from "../../diagnostic.ts";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import type { DialectImport, DialectInput } from "../dialect.ts";
import { findHandlers, type Found } from "./import/find-handlers.ts";
import { type HookRead, readHandler, readSilenceHook } from "./import/read-handler.ts";
import type { Finding, Reading } from "./import/reading.ts";
import type { Value } from "./import/value.ts";
import { indexLines, type TextPlace } from "./python/index-lines.ts";
import { parsePython } from "./python/parse-python.ts";

/** A module of this length holds thousands of hooks; more is not hooks. In UTF-16 units. */
const maxLength = 300_000;
const maxHooks = 1000;
const budget = { actions: 5000, conditions: 10_000, statements: 50_000 };

/** Modules by the names they are imported under, also where a snippet leaves the import out. */
const usualModules = [
  "asyncio",
  "time",
  "datetime",
  "json",
  "os",
  "re",
  "random",
  "logging",
  "httpx",
  "requests",
  "aiohttp",
  "unpod",
];

type Place = (offset: number) => TextPlace;

/**
 * Reads a Python module with hooks of the Unpod SDK. Recognised statements become filters and actions; for anything
 * else there is a diagnostic with its line. Total.
 *
 * Paths of diagnostics are the dotted names of the functions they stand in, empty outside of them.
 */
export function importUnpod(input: DialectInput): DialectImport {
  const { text } = input;
  if (text.length > maxLength) return refused(tooLarge(text.length));
  const place = indexLines(text);
  const { statements, errorAt } = parsePython(text);
  const reading = startReading();
  const found = findHandlers(statements, reading);
  const all = [
    ...found.handlers.flatMap((handler) => readHandler(handler)),
    ...found.silences.flatMap((silence) => readSilenceHook(silence)),
  ].toSorted((one, other) => one.from - other.from);
  const reads = all.slice(0, maxHooks);
  const parsed = parseHooksDocument({ hooks: reads.map((read) => read.hook) });
  const diagnostics = [
    ...(errorAt === null ? [] : [syntaxError(place(errorAt))]),
    ...distinct(reading.findings).map((finding) => toDiagnostic(finding, place)),
    ...parsed.diagnostics.map((problem) => toPlaced(problem, reads, place)),
    ...(errorAt === null ? checkFound(found) : []),
    ...checkLimits(reading, all.length),
  ];
  const document = hasErrors(diagnostics) ? null : parsed.document;
  return { document, draft: parsed.draft, diagnostics, runsOn: "hookline" };
}

function refused(problem: Diagnostic): DialectImport {
  return { document: null, draft: null, diagnostics: [problem], runsOn: "hookline" };
}

function startReading(): Reading {
  const modules = usualModules.map((name): readonly [string, Value] => [
    name,
    { kind: "module", name },
  ]);
  const runner: Value = { kind: "module", name: "unpod.AgentRunner" };
  // The name that the SDK's documents give it everywhere.
  const context: Value = { kind: "object", object: "context" };
  return {
    names: [new Map([...modules, ["AgentRunner", runner], ["ctx", context]])],
    findings: [],
    path: "",
    saved: new Set(),
    calls: 0,
    depth: 0,
    budget: { ...budget },
  };
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.code} ${finding.from} ${finding.message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function toDiagnostic({ code, path, from, message, hint }: Finding, place: Place): Diagnostic {
  return diagnostic(code, {
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...place(from),
  });
}

/** A finding in the hooks that were read, at the function and line it came from. */
function toPlaced(problem: Diagnostic, reads: readonly HookRead[], place: Place): Diagnostic {
  const [, index = "", part, action = ""] = problem.path.split(".");
  const read = /^\d+$/.test(index) ? reads[Number(index)] : undefined;
  if (read === undefined) return problem;
  const from = (part === "do" ? read.actionsFrom[Number(action)] : undefined) ?? read.from;
  return { ...problem, path: read.path, ...place(from) };
}

function syntaxError(at: TextPlace): Diagnostic {
  return diagnostic("dialect.syntax", {
    path: "",
    message: `The Python in line ${at.line} cannot be read.`,
    hint: "Check brackets, quotes and the colon at the end of the line above.",
    ...at,
  });
}

function tooLarge(length: number): Diagnostic {
  return diagnostic("dialect.too-large", {
    path: "",
    message: `The module has ${length} characters; at most ${maxLength} of Python are read.`,
    hint: "Paste only the part that holds the hooks.",
  });
}

function checkFound({ handlers, silences, refused: raised }: Found): readonly Diagnostic[] {
  if (handlers.length > 0 || silences.length > 0 || raised.length > 0) return [];
  return [
    diagnostic("dialect.missing", {
      path: "",
      message: "There is no hook in this module.",
      hint: 'Register a function: @ctx.session.on("user_turn") or @runner.on("call_start").',
    }),
  ];
}

function checkLimits({ budget: left }: Reading, hooks: number): readonly Diagnostic[] {
  const isOver = Object.values(left).some((value) => value < 0) || hooks > maxHooks;
  if (!isOver) return [];
  return [
    diagnostic("dialect.too-large", {
      path: "",
      message: `The module says more than Hookline reads: ${maxHooks} hooks with ${budget.actions} actions.`,
      hint: "Split it into several flows.",
    }),
  ];
}
