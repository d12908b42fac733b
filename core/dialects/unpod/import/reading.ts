import type { DiagnosticCode } from "../../../diagnostic.ts";
import type { Value } from "./value.ts";

/** A finding before it has a line. */
export type Finding = {
  readonly code: DiagnosticCode;
  /** Dotted names of the functions around it. */
  readonly path: string;
  /** In the text. */
  readonly from: number;
  readonly message: string;
  readonly hint?: string;
};

/** What is known while a handler is read. Made for one import; nothing of it is seen outside. */
export type Reading = {
  /** Innermost last. */
  readonly names: readonly Map<string, Value>[];
  readonly findings: Finding[];
  /** Dotted names of the functions that are being read. */
  readonly path: string;
  /** Names under which answers of requests are kept, so that each is its own. */
  readonly saved: Set<string>;
  /** How often a function was read in the place of its call. */
  readonly calls: number;
  /** How deep `if` stands in `if`, also by returning early. */
  readonly depth: number;
  /** What may still be read; shared by the whole import. */
  readonly budget: Budget;
};

/** Far more than a person writes; what a machine wrote to be slow ends there. */
export type Budget = { actions: number; conditions: number; statements: number };

export function nameOf(reading: Reading, name: string): Value | undefined {
  for (const scope of reading.names.toReversed()) {
    const value = scope.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function setName(reading: Reading, name: string, value: Value): void {
  reading.names.at(-1)?.set(name, value);
}

/** The same with a scope of its own inside. */
export function inner(reading: Reading, names: Iterable<readonly [string, Value]> = []): Reading {
  return { ...reading, names: [...reading.names, new Map(names)] };
}

export function report(
  reading: Reading,
  code: DiagnosticCode,
  from: number,
  said: readonly [message: string, hint?: string],
): void {
  const [message, hint] = said;
  reading.findings.push({
    code,
    path: reading.path,
    from,
    message,
    ...(hint === undefined ? {} : { hint }),
  });
}
