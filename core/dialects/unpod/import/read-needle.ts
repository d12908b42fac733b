import type { Filter } from "../../../hook/filter.ts";
import type { Expression } from "../python/syntax.ts";
import { type Reading, report } from "./reading.ts";
import { readValue } from "./read-value.ts";
import { settle } from "./value-parts.ts";
import { toKey } from "./value.ts";

/** The value a condition looks at. */
export type Subject = {
  readonly key: string;
  /** In lower case: upper and lower case are the same. */
  readonly isFolded: boolean;
  /** Without the white space around it. */
  readonly isTrimmed: boolean;
};

/** Returns the value that is looked at; `null` for one that is changed in another way, or none of the call. */
export function readSubject(expression: Expression, reading: Reading): Subject | null {
  const value = settle(readValue(expression, reading));
  if (value.kind !== "path") return null;
  const key = toKey(value.segments);
  const others = value.filters.filter((filter) => filter !== "downcase" && filter !== "strip");
  if (key === null || others.length > 0) return null;
  return {
    key,
    isFolded: value.filters.includes("downcase"),
    isTrimmed: value.filters.includes("strip"),
  };
}

type Found = {
  /** The words are put in lower case too. */
  readonly folded: boolean;
  readonly from: number;
  readonly reading: Reading;
};

export function toContains(subject: Subject, contains: string | string[], found: Found): Filter {
  const words = typeof contains === "string" ? [contains] : contains;
  warnOfCapitals(subject, words, found);
  if (subject.isFolded) return { type: "contains", key: subject.key, contains };
  return { type: "contains", key: subject.key, contains, caseSensitive: true };
}

/** A word with capitals never stands in a text in lower case. */
export function warnOfCapitals(subject: Subject, words: readonly string[], found: Found): void {
  if (!subject.isFolded || found.folded) return;
  const capital = words.find((word) => word !== word.toLowerCase());
  if (capital === undefined) return;
  report(found.reading, "dialect.differs", found.from, [
    `${JSON.stringify(capital)} is never found in a text in lower case: on Unpod this is never true. Hookline looks for it in any case.`,
    "Write it in lower case.",
  ]);
}

/** `startswith` or `endswith`; white space that Python takes away first is part of the pattern. */
export function toStarts(
  subject: Subject,
  method: string,
  wanted: string | string[],
): Filter | null {
  if (method !== "startswith" && method !== "endswith") return null;
  const { key, isFolded, isTrimmed } = subject;
  const ofCase = isFolded ? {} : { caseSensitive: true };
  if (isTrimmed) {
    const words = (typeof wanted === "string" ? [wanted] : wanted).map(escapePattern).join("|");
    const matches = method === "startswith" ? `^\\s*(?:${words})` : `(?:${words})\\s*$`;
    return toPattern(key, matches, isFolded);
  }
  return method === "startswith"
    ? { type: "startsWith", key, startsWith: wanted, ...ofCase }
    : { type: "endsWith", key, endsWith: wanted, ...ofCase };
}

/** `text.strip() == word` */
export function toTrimmedEquals(subject: Subject, words: readonly string[]): Filter | null {
  const alternatives = words.map(escapePattern).join("|");
  return toPattern(subject.key, `^\\s*(?:${alternatives})\\s*$`, subject.isFolded);
}

function toPattern(key: string, matches: string, isFolded: boolean): Filter | null {
  if (matches.length > 2000) return null;
  return { type: "matches", key, matches, ...(isFolded ? { caseSensitive: false } : {}) };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
