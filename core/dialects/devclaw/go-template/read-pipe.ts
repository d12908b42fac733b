import { FaultError } from "./fault-error.ts";
import type { Token } from "./scan-template.ts";
import { type GoValue, isGoFunction } from "./template-node.ts";

/** Brackets in brackets. */
const maxDepth = 50;

/**
 * Reads the value of an action: a pipe, in which each command gets the value before it as its last one. `variables` are
 * those set so far; `at` is where the action stands. Throws `FaultError`.
 */
export function readPipe(
  tokens: readonly Token[],
  at: number,
  variables: readonly string[],
): GoValue {
  return new Pipe(tokens, at, variables).whole();
}

class Pipe {
  readonly #tokens: readonly Token[];
  readonly #at: number;
  readonly #variables: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], at: number, variables: readonly string[]) {
    this.#tokens = tokens;
    this.#at = at;
    this.#variables = variables;
  }

  whole(): GoValue {
    const value = this.#pipe();
    const left = this.#tokens[this.#next];
    if (left !== undefined) throw new FaultError("A sign stands where none can.", left.at);
    return value;
  }

  #pipe(): GoValue {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new FaultError("Brackets are nested too deeply.", this.#at);
    let value = this.#command(null);
    while (this.#isSign("|")) {
      this.#next += 1;
      value = this.#command(value);
    }
    this.#depth -= 1;
    return value;
  }

  #command(piped: GoValue | null): GoValue {
    const first = this.#tokens[this.#next];
    if (first === undefined) throw new FaultError("A value is missing.", this.#at);
    if (first.kind === "word" && isGoFunction(first.word)) {
      this.#next += 1;
      const values = this.#operands();
      return call(first.word, piped === null ? values : [...values, piped], first.at);
    }
    const [value, ...others] = this.#operands();
    if (value === undefined) throw new FaultError("A value is missing.", first.at);
    if (others.length > 0 || piped !== null) {
      throw new FaultError("Only a function takes values.", first.at);
    }
    return value;
  }

  #operands(): readonly GoValue[] {
    const values: GoValue[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      if (token === undefined || (token.kind === "sign" && token.sign !== "(")) return values;
      this.#next += 1;
      values.push(token.kind === "sign" ? this.#bracketed(token.at) : this.#operand(token));
    }
  }

  #bracketed(at: number): GoValue {
    const value = this.#pipe();
    if (!this.#isSign(")")) throw new FaultError("The bracket ( is not closed.", at);
    this.#next += 1;
    const after = this.#tokens[this.#next];
    if (after?.kind === "field" && after.at === (this.#tokens[this.#next - 1]?.at ?? 0) + 1) {
      throw new FaultError("A field of a value in brackets is not read by Hookline.", after.at);
    }
    return value;
  }

  #operand(token: Exclude<Token, { kind: "sign" }>): GoValue {
    switch (token.kind) {
      case "field":
        return { kind: "field", root: null, path: token.path };
      case "variable":
        if (token.name !== "" && !this.#variables.includes(token.name)) {
          throw new FaultError(`The variable $${token.name} is not set.`, token.at);
        }
        return { kind: "field", root: token.name, path: token.path };
      case "literal":
        return { kind: "literal", value: token.value };
      case "word":
        return wordValue(token.word, token.at);
    }
  }

  #isSign(sign: string): boolean {
    const token = this.#tokens[this.#next];
    return token?.kind === "sign" && token.sign === sign;
  }
}

function wordValue(word: string, at: number): GoValue {
  if (word === "true" || word === "false") return { kind: "literal", value: word === "true" };
  if (word === "nil") return { kind: "literal", value: null };
  if (isGoFunction(word)) return call(word, [], at);
  throw new FaultError(`There is no function "${word.slice(0, 100)}".`, at);
}

/** The fewest and the most values a function takes. */
const arity: Partial<Record<string, readonly [number, number]>> = {
  not: [1, 1],
  ne: [2, 2],
  lt: [2, 2],
  le: [2, 2],
  gt: [2, 2],
  ge: [2, 2],
  eq: [2, 100],
  len: [1, 1],
  print: [1, 1],
  println: [1, 1],
  html: [1, 1],
};

function call(name: string, values: readonly GoValue[], at: number): GoValue {
  if (!isGoFunction(name)) throw new FaultError(`There is no function "${name}".`, at);
  const [fewest, most] = arity[name] ?? [1, 100];
  if (values.length < fewest || values.length > most) {
    throw new FaultError(`${name} cannot take ${values.length} values.`, at);
  }
  if (name === "printf") checkFormat(values[0], values.length - 1, at);
  return { kind: "call", name, values };
}

function checkFormat(format: GoValue | undefined, count: number, at: number): void {
  if (format?.kind !== "literal" || typeof format.value !== "string") {
    throw new FaultError("printf needs its form as a text in quotes.", at);
  }
  const verbs = format.value.replaceAll("%%", "").match(/%[^%]?/g) ?? [];
  if (verbs.some((verb) => !/^%[svdq]$/.test(verb))) {
    throw new FaultError("Of printf's forms only %s, %v, %d, %q and %% are read.", at);
  }
  if (verbs.length !== count) throw new FaultError("printf has not one value for each form.", at);
}
