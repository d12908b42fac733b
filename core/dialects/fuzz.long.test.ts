import fc from "fast-check";
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dialects, readHooks, type HooksForm } from "./dialects.ts";

/** How long each importer is tried; `FUZZ_SECONDS` says otherwise. */
const fuzzMs = Number(process.env["FUZZ_SECONDS"] ?? 60) * 1000;
/** Any input up to this size answers within this time; far above what one takes, it finds what hangs. */
const maxLength = 1024 * 1024;
const maxAnswerMs = 2_000;

const folder = import.meta.dirname;

/** Texts of every platform: each importer is also given the others', and its own in pieces. */
const seeds = globSync("*/fixtures/**/*.{json,yaml,yml,py}", { cwd: folder }).map((path) =>
  readFileSync(`${folder}/${path}`, "utf8"),
);

/** What importers look for, to be put where it does not belong. */
const fragments = [
  "hooks:",
  "tools:",
  "- ",
  "  ",
  "\t",
  "\n",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  ":",
  "|",
  ">",
  "&a",
  "*a",
  "<<: *a",
  "!!binary",
  "---",
  "...",
  "{{",
  "}}",
  "{%",
  "${",
  "@agent.on(",
  "async def f(x):\n",
  "if ",
  "null",
  "1e999",
  "-0",
  "\u0000",
  "\uD800",
  "\u2028",
  "__proto__",
  "constructor",
  "\\",
  "#",
  '"""',
];

const noise = fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 20 }));

type Edit = readonly [place: number, drop: number, put: string];

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 40 }), noise),
  { minLength: 1, maxLength: 12 },
);

const mutated =
  seeds.length === 0
    ? fc.string()
    : fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, list]) => list.reduce(edit, seed));

/** A text or a piece of one so often that it becomes long: what is quadratic shows. */
const long = fc
  .tuple(fc.oneof(mutated, noise), fc.integer({ min: 1, max: maxLength }))
  .map(([text, length]) =>
    text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length),
  );

const texts = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: fc.array(noise, { maxLength: 60 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: long },
);

function edit(text: string, [place, drop, put]: Edit): string {
  const at = Math.floor(place * text.length);
  return `${text.slice(0, at)}${put}${text.slice(at + drop)}`;
}

const forms: readonly (HooksForm | undefined)[] = [
  ...dialects.map((dialect) => dialect.name),
  "hookline",
  // Nobody says what it is: every dialect is asked.
  undefined,
];

it.each(forms)("%s answers every text, in time", { timeout: 3 * fuzzMs }, (form) => {
  const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
  say(`fuzzing ${form ?? "detection"} with seed ${seed} (FUZZ_SEED=${seed} tries it again)`);
  let tried = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const startedAt = performance.now();
      const read = readHooks(text, form);
      const tookMs = performance.now() - startedAt;
      tried += 1;
      expect(read.document === null || read.draft !== null).toBe(true);
      expect(tookMs, `${text.length} characters`).toBeLessThan(maxAnswerMs);
    }),
    {
      seed,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: fuzzMs,
      markInterruptAsFailure: false,
    },
  );
  say(`${form ?? "detection"} answered ${tried} texts`);
  expect(tried).toBeGreaterThan(100);
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
