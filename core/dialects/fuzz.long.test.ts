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

type Seed = { readonly form: string; readonly text: string };

/** Texts of every platform: each importer is given its own in pieces, and the others'. */
const seeds: readonly Seed[] = [
  ...globSync("*/fixtures/**/*.{json,yaml,yml,py}", { cwd: folder }).map((path) => ({
    form: path.split(/[\\/]/)[0] ?? "",
    text: readFileSync(`${folder}/${path}`, "utf8"),
  })),
  ...globSync("*.json", { cwd: `${folder}/../hook/fixtures/vapi-hooks` }).flatMap((path) => {
    const text = readFileSync(`${folder}/../hook/fixtures/vapi-hooks/${path}`, "utf8");
    return ["vapi", "hookline"].map((form) => ({ form, text }));
  }),
];

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

/** Which value of a document takes the place of which: a fraction of all, counted in the order they stand. */
type Swap = readonly [place: number, value: unknown];

const swaps: fc.Arbitrary<readonly Swap[]> = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...fragments)),
  ),
  { minLength: 1, maxLength: 4 },
);

/** What an importer of this form is given; of `undefined` those of every form. */
function textsFor(form: HooksForm | undefined): fc.Arbitrary<string> {
  const own = seeds.filter((seed) => form === undefined || seed.form === form);
  const mutated = mutationsOf(own.length === 0 ? seeds : own);
  // A piece so often that it becomes long: what is quadratic shows.
  const long = fc
    .tuple(fc.oneof(mutated, noise), fc.integer({ min: 1, max: maxLength }))
    .map(([text, length]) => {
      return text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length);
    });
  return fc.oneof(
    { weight: 8, arbitrary: mutated },
    { weight: 1, arbitrary: mutationsOf(seeds) },
    { weight: 2, arbitrary: fc.array(noise, { maxLength: 60 }).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: long },
  );
}

function mutationsOf(given: readonly Seed[]): fc.Arbitrary<string> {
  const texts = given.map((seed) => seed.text);
  const values = texts.flatMap((text) => parsed(text));
  const edited = fc.tuple(fc.constantFrom(...texts), edits).map(([text, list]) => {
    return list.reduce(edit, text);
  });
  if (values.length === 0) return edited;
  // Text of JSON with a letter changed is hardly ever JSON: values are changed for values as well.
  const swapped = fc.tuple(fc.constantFrom(...values), swaps).map(([value, list]) => {
    return JSON.stringify(list.reduce(swap, value), null, 1);
  });
  return fc.oneof(edited, swapped);
}

function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    // YAML or Python.
    return [];
  }
}

function swap(document: unknown, [place, value]: Swap): unknown {
  let left = Math.floor(place * countValues(document));
  const walk = (at: unknown): unknown => {
    left -= 1;
    if (left === -1) return value;
    if (Array.isArray(at)) return at.map(walk);
    if (typeof at !== "object" || at === null) return at;
    return Object.fromEntries(Object.entries(at).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(document);
}

function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 1);
}

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
    fc.property(textsFor(form), (text) => {
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
