import { err, ok, type Result } from "../../../result.ts";
import { scanTemplate, type TemplatePiece, type Token } from "./scan-template.ts";
import { FaultError } from "./fault-error.ts";
import { readPipe } from "./read-pipe.ts";
import type { GoNode, GoValue, TemplateFault } from "./template-node.ts";

/** Characters of one template; Hookline's own templates may be as long. */
const maxLength = 100_000;
const maxDepth = 50;

/**
 * Reads a Go template. The error is a sentence for people and where it is meant.
 * What Go has and is not read: named templates, methods, `break`, and the functions `goFunctions` leaves out.
 */
export function parseGoTemplate(template: string): Result<readonly GoNode[], TemplateFault> {
  if (template.length > maxLength) {
    return err({ message: `A template may have ${maxLength} characters.`, at: 0 });
  }
  const pieces = scanTemplate(template);
  if (!pieces.ok) return pieces;
  try {
    return ok(new Reading(pieces.value).all());
  } catch (error) {
    if (error instanceof FaultError) return err(error.fault);
    throw error;
  }
}

type Keyword = "else" | "end";
type Block = { readonly nodes: readonly GoNode[]; readonly end: Ending | null };
type Ending = { readonly keyword: Keyword; readonly tokens: readonly Token[]; readonly at: number };

class Reading {
  readonly #pieces: readonly TemplatePiece[];
  #next = 0;
  #depth = 0;
  readonly #variables: string[] = [];

  constructor(pieces: readonly TemplatePiece[]) {
    this.#pieces = pieces;
  }

  all(): readonly GoNode[] {
    const { nodes, end } = this.#block();
    if (end !== null) throw new FaultError(`{{${end.keyword}}} closes nothing.`, end.at);
    return nodes;
  }

  /** Nodes up to an `else` or `end`, or to the end of the template. */
  #block(): Block {
    const nodes: GoNode[] = [];
    const inScope = this.#variables.length;
    this.#depth += 1;
    for (let piece = this.#take(); piece !== null; piece = this.#take()) {
      if (piece.kind === "text") {
        nodes.push(piece);
        continue;
      }
      const ending = endingOf(piece);
      if (ending !== null) return this.#leave(nodes, ending, inScope);
      if (this.#depth > maxDepth) throw new FaultError("Blocks are nested too deeply.", piece.at);
      nodes.push(this.#action(piece.tokens, piece.at));
    }
    return this.#leave(nodes, null, inScope);
  }

  #leave(nodes: readonly GoNode[], end: Ending | null, inScope: number): Block {
    this.#depth -= 1;
    this.#variables.length = inScope;
    return { nodes, end };
  }

  #take(): TemplatePiece | null {
    const piece = this.#pieces[this.#next] ?? null;
    this.#next += 1;
    return piece;
  }

  #action(tokens: readonly Token[], at: number): GoNode {
    const [first, ...rest] = tokens;
    if (first === undefined) throw new FaultError("The action {{}} is empty.", at);
    if (first.kind !== "word") return this.#plain(tokens, at);
    switch (first.word) {
      case "if":
        return this.#if(rest, at);
      case "with":
        return this.#with(rest, at);
      case "range":
        return this.#range(rest, at);
      case "template":
      case "block":
      case "define":
      case "break":
      case "continue":
        throw new FaultError(`{{${first.word}}} is not read by Hookline.`, at);
      default:
        return this.#plain(tokens, at);
    }
  }

  #plain(tokens: readonly Token[], at: number): GoNode {
    const declared = declaration(tokens);
    const value = this.#value(declared.value, at);
    const [variable] = declared.variables;
    if (variable === undefined) return { kind: "output", value };
    if (declared.variables.length > 1) throw new FaultError("Only range sets two variables.", at);
    this.#variables.push(variable);
    return { kind: "set", variable, value };
  }

  #if(tokens: readonly Token[], at: number): GoNode {
    if (declaration(tokens).variables.length > 0) {
      throw new FaultError("A variable set in {{if}} is not read by Hookline.", at);
    }
    const test = this.#value(tokens, at);
    return { kind: "if", test, ...this.#branches(at, "if") };
  }

  #with(tokens: readonly Token[], at: number): GoNode {
    const declared = declaration(tokens);
    const value = this.#value(declared.value, at);
    const [variable = null] = declared.variables;
    const branches = this.#declaring(declared.variables, () => this.#branches(at, "with"));
    return { kind: "with", value, variable, ...branches };
  }

  #range(tokens: readonly Token[], at: number): GoNode {
    const { variables, value } = declaration(tokens);
    const list = this.#value(value, at);
    const [first = null, second = null] = variables;
    const { body, otherwise } = this.#declaring(variables, () => this.#branches(at, "range"));
    // `range $v := x` sets the element, `range $i, $v := x` both.
    const names =
      second === null ? { index: null, element: first } : { index: first, element: second };
    return { kind: "range", list, ...names, body, otherwise };
  }

  #declaring<T>(names: readonly string[], read: () => T): T {
    const inScope = this.#variables.length;
    this.#variables.push(...names);
    const value = read();
    this.#variables.length = inScope;
    return value;
  }

  #branches(at: number, opener: "if" | "with" | "range") {
    const { nodes: body, end } = this.#block();
    if (end === null) throw new FaultError(`{{${opener}}} is not closed with {{end}}.`, at);
    if (end.keyword === "end") return { body, otherwise: [] };
    const [word, ...rest] = end.tokens;
    if (word !== undefined) {
      if (word.kind !== "word" || word.word !== "if" || opener !== "if") {
        throw new FaultError("Nothing but if can stand behind else.", end.at);
      }
      this.#depth += 1;
      if (this.#depth > maxDepth) throw new FaultError("Blocks are nested too deeply.", end.at);
      // `else if` is closed by the same `end`.
      const nested = this.#if(rest, end.at);
      this.#depth -= 1;
      return { body, otherwise: [nested] };
    }
    const other = this.#block();
    if (other.end?.keyword !== "end") {
      throw new FaultError(`{{${opener}}} is not closed with {{end}}.`, at);
    }
    return { body, otherwise: other.nodes };
  }

  #value(tokens: readonly Token[], at: number): GoValue {
    return readPipe(tokens, at, this.#variables);
  }
}

function endingOf(piece: TemplatePiece & { kind: "action" }): Ending | null {
  const [first, ...rest] = piece.tokens;
  if (first?.kind !== "word" || (first.word !== "end" && first.word !== "else")) return null;
  if (first.word === "end" && rest.length > 0) {
    throw new FaultError("Nothing can stand behind end.", piece.at);
  }
  return { keyword: first.word, tokens: rest, at: piece.at };
}

/** What stands in front of `:=`, and behind it. */
function declaration(tokens: readonly Token[]): {
  readonly variables: readonly string[];
  readonly value: readonly Token[];
} {
  const [first, second, third, fourth] = tokens;
  if (!isVariable(first)) return { variables: [], value: tokens };
  if (isSign(second, ":=")) return { variables: [first.name], value: tokens.slice(2) };
  if (isSign(second, ",") && isVariable(third) && isSign(fourth, ":=")) {
    return { variables: [first.name, third.name], value: tokens.slice(4) };
  }
  return { variables: [], value: tokens };
}

function isVariable(token: Token | undefined): token is Token & { kind: "variable" } {
  return token?.kind === "variable" && token.path.length === 0 && token.name !== "";
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === "sign" && token.sign === sign;
}
