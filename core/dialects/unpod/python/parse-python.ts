import type { Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import { readStatements } from "./read-statement.ts";
import type { Statement } from "./syntax.ts";

export type ParsedPython = {
  readonly statements: readonly Statement[];
  /** Where the syntax goes wrong first; `null` when it does not. */
  readonly errorAt: number | null;
};

/** Longest text with a mistake in it that is still read around the mistake: to recover from many takes very long. */
const maxRecovered = 16_384;

const strict = parser.configure({ strict: true });

/**
 * Reads Python. Total: a text with mistakes gives what could be read around them, a long one with mistakes nothing.
 * Deeply nested parts are `unknown`.
 */
export function parsePython(text: string): ParsedPython {
  const tree = parseStrictly(text);
  if (tree !== null) return { statements: readStatements(tree.topNode, text), errorAt: null };
  if (text.length > maxRecovered) return { statements: [], errorAt: errorPosition(text) };
  const recovered = parser.parse(text);
  return {
    statements: readStatements(recovered.topNode, text),
    errorAt: firstError(recovered) ?? 0,
  };
}

function parseStrictly(text: string): Tree | null {
  try {
    return strict.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function errorPosition(text: string): number {
  try {
    strict.parse(text);
    return 0;
  } catch (error) {
    // The parser says where in its message only ("No parse at 12").
    const found = error instanceof SyntaxError ? /\d+$/.exec(error.message) : null;
    return found === null ? 0 : Number(found[0]);
  }
}

function firstError(tree: Tree): number | null {
  const cursor = tree.cursor();
  do if (cursor.type.isError) return cursor.from;
  while (cursor.next());
  return null;
}
