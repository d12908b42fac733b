import { err, ok, type Result } from "../../../result.ts";
import { cutLiquid, type LiquidPiece } from "./cut-liquid.ts";
import { FaultError } from "./fault-error.ts";
import { emptyMark, mergeAtoms } from "./liquid-atoms.ts";
import type { Segment } from "./liquid-value.ts";
import { LiquidWords } from "./liquid-words.ts";
import { toGoChain } from "./payload-fields.ts";
import type { GoFunction, GoNode, GoValue } from "./template-node.ts";

/**
 * Reads a Liquid template as a Go template, as far as Go can say it: values of the event, `default` and `escape`,
 * conditions, loops and `assign`. The error is a sentence for people that names what Go has no word for.
 */
export function readLiquid(template: string): Result<readonly GoNode[], string> {
  try {
    const reading = new LiquidReading(cutLiquid(template));
    return ok(reading.all());
  } catch (error) {
    if (error instanceof FaultError) return err(error.message);
    throw error;
  }
}

/** Nesting of blocks. */
const maxDepth = 50;

/** A name of Liquid that is a variable of Go's: `path` is what its own path begins with. */
type LocalName = { readonly name: string; readonly variable: string; readonly skip: number };

class LiquidReading {
  readonly #pieces: readonly LiquidPiece[];
  #next = 0;
  #depth = 0;
  #locals: readonly LocalName[] = [];

  constructor(pieces: readonly LiquidPiece[]) {
    this.#pieces = pieces;
  }

  all(): readonly GoNode[] {
    const { nodes, end } = this.#block([]);
    if (end !== null) throw new FaultError(`{% ${end} %} closes nothing.`, 0);
    return nodes;
  }

  #block(ends: readonly string[]): {
    readonly nodes: readonly GoNode[];
    readonly end: string | null;
  } {
    const nodes: GoNode[] = [];
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new FaultError("Blocks are nested too deeply.", 0);
    for (
      let piece = this.#pieces[this.#next];
      piece !== undefined;
      piece = this.#pieces[this.#next]
    ) {
      this.#next += 1;
      if (piece.kind === "text") nodes.push({ kind: "text", text: piece.text });
      else if (piece.kind === "output") {
        nodes.push({ kind: "output", value: this.#whole(new LiquidWords(piece.text)) });
      } else {
        const words = new LiquidWords(piece.text);
        const tag = words.word() ?? "";
        if (ends.includes(tag)) {
          this.#next -= 1;
          this.#depth -= 1;
          return { nodes, end: tag };
        }
        nodes.push(this.#tag(tag, words));
      }
    }
    this.#depth -= 1;
    return { nodes, end: null };
  }

  #tag(tag: string, words: LiquidWords): GoNode {
    switch (tag) {
      case "if":
        return this.#if(words, "endif", false);
      case "unless":
        return this.#if(words, "endunless", true);
      case "for":
        return this.#for(words);
      case "assign":
        return this.#assign(words);
      default:
        throw new FaultError(`Go has no word for {% ${tag.slice(0, 50)} %}.`, 0);
    }
  }

  #if(words: LiquidWords, close: string, isNot: boolean): GoNode {
    const asked = this.#condition(words);
    const test: GoValue = isNot ? call("not", [asked]) : asked;
    const before = this.#locals;
    const { nodes: body, end } = this.#block(["elsif", "else", close]);
    this.#locals = before;
    const tag = this.#closing(end);
    if (end === close) return { kind: "if", test, body, otherwise: [] };
    if (end === "elsif")
      return { kind: "if", test, body, otherwise: [this.#if(tag, close, false)] };
    const other = this.#block([close]);
    this.#locals = before;
    this.#closing(other.end);
    return { kind: "if", test, body, otherwise: other.nodes };
  }

  #for(words: LiquidWords): GoNode {
    const name = words.word();
    if (name === null || words.word() !== "in")
      throw new FaultError("A loop is not understood.", 0);
    const list = this.#operand(words);
    if (!words.isAtEnd()) throw new FaultError("Go has no limit, offset or reversed loops.", 0);
    const isMap = list.kind === "field" && isObject(list);
    const before = this.#locals;
    const locals = isMap
      ? [local(`${name}[0]`, "key"), local(`${name}[1]`, name)]
      : [local(name, name)];
    this.#locals = [...before, ...locals, local("forloop.index0", "index")];
    const { nodes: body, end } = this.#block(["else", "endfor"]);
    this.#locals = before;
    this.#closing(end);
    const otherwise = end === "else" ? this.#rest() : [];
    const index = isMap ? "key" : "index";
    return { kind: "range", list, index, element: name, body, otherwise };
  }

  #rest(): readonly GoNode[] {
    const { nodes, end } = this.#block(["endfor"]);
    this.#closing(end);
    return nodes;
  }

  #assign(words: LiquidWords): GoNode {
    const name = words.word();
    if (name === null || !words.take("=")) throw new FaultError("An assign is not understood.", 0);
    const value = this.#whole(words);
    this.#locals = [...this.#locals, local(name, name)];
    return { kind: "set", variable: name, value };
  }

  /** Goes past the tag that ended a block. */
  #closing(end: string | null): LiquidWords {
    const piece = this.#pieces[this.#next];
    if (end === null || piece === undefined) throw new FaultError("A block is not closed.", 0);
    this.#next += 1;
    const words = new LiquidWords(piece.text);
    words.word();
    return words;
  }

  #whole(words: LiquidWords): GoValue {
    const value = this.#filtered(words);
    if (!words.isAtEnd()) throw new FaultError(`Go cannot say "${words.rest().slice(0, 50)}".`, 0);
    return value;
  }

  #filtered(words: LiquidWords): GoValue {
    let value = this.#operand(words);
    const alternatives: GoValue[] = [];
    while (words.take("|")) {
      const filter = words.word() ?? "";
      if (filter === "default" && words.take(":")) alternatives.push(this.#operand(words));
      else if (filter === "escape" && alternatives.length === 0) value = call("html", [value]);
      else if (filter === "size" && alternatives.length === 0) value = call("len", [value]);
      else throw new FaultError(`Go has no filter "${filter.slice(0, 50)}".`, 0);
    }
    return alternatives.length === 0 ? value : call("or", [value, ...alternatives]);
  }

  #operand(words: LiquidWords): GoValue {
    const literal = words.literal();
    if (literal !== null) return { kind: "literal", value: literal.value };
    const path = words.path();
    if (path === null) throw new FaultError(`Go cannot say "${words.rest().slice(0, 50)}".`, 0);
    return this.#goValue(path);
  }

  #goValue(path: readonly Segment[]): GoValue {
    const found = this.#locals.findLast((candidate) => startsWith(path, candidate));
    const field: GoValue & { kind: "field" } =
      found === undefined
        ? { kind: "field", root: this.#locals.length === 0 ? null : "", path: [] }
        : { kind: "field", root: found.variable, path: [] };
    const rest = found === undefined ? goChain(path) : path.slice(found.skip);
    const plain = rest.findIndex((segment) => !isGoName(segment));
    const names = rest.slice(0, plain === -1 ? undefined : plain).filter(isGoName);
    const base: GoValue = { ...field, path: names };
    if (plain === -1) return base;
    const keys = rest.slice(plain).map((value): GoValue => ({ kind: "literal", value }));
    return call("index", [base, ...keys]);
  }

  #condition(words: LiquidWords): GoValue {
    const atoms: GoValue[] = [this.#atom(words)];
    let joint: string | null = null;
    while (!words.isAtEnd()) {
      const next = words.word();
      if ((next !== "and" && next !== "or") || (joint !== null && joint !== next)) {
        throw new FaultError("A condition that mixes and with or is not written.", 0);
      }
      joint = next;
      atoms.push(this.#atom(words));
    }
    const parts = mergeAtoms(atoms, joint);
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) return only;
    return call(joint === "or" ? "or" : "and", parts);
  }

  #atom(words: LiquidWords): GoValue {
    const one = this.#operand(words);
    const sign = words.comparison();
    if (sign === null) return one;
    if (words.keyword("blank") && (sign === "==" || sign === "!=")) {
      return sign === "==" ? call("not", [one]) : one;
    }
    if (words.keyword("empty") && sign === "!=") return call("ne", [one, emptyMark]);
    const name = comparisons[sign];
    if (name === undefined) throw new FaultError(`Go has no "${sign}".`, 0);
    return call(name, [one, this.#operand(words)]);
  }
}

const comparisons: Readonly<Record<string, GoFunction>> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

function call(name: GoFunction, values: readonly GoValue[]): GoValue {
  return { kind: "call", name, values };
}

function local(name: string, variable: string): LocalName {
  return { name, variable, skip: name.includes(".") || name.includes("[") ? 2 : 1 };
}

function startsWith(path: readonly Segment[], { name, skip }: LocalName): boolean {
  const [first, second] = path;
  if (skip === 1) return first === name;
  return (
    name === `${String(first)}[${String(second)}]` || name === `${String(first)}.${String(second)}`
  );
}

function goChain(path: readonly Segment[]): readonly Segment[] {
  const texts = path.map(String);
  const chain = toGoChain(texts);
  if (chain === null) throw new FaultError(`DevClaw has no value for ${texts.join(".")}.`, 0);
  const kept = path.length - (chain.length - 1);
  // Numbers behind the field stay numbers: places in a list.
  return [chain[0] ?? "", ...path.slice(kept)];
}

function isGoName(segment: Segment): segment is string {
  return typeof segment === "string" && /^[\p{Lu}][\p{L}\p{Nd}_]*$/u.test(segment);
}

function isObject(field: GoValue & { kind: "field" }): boolean {
  const [first, ...rest] = field.path;
  return rest.length === 0 && (first === "Extra" || first === "ToolArgs");
}
