import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
} from "yaml";
import { isJsonObject, type Json } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import type { TextPlace } from "./text-place.ts";

/** A value of a configuration and where it stands; no place when the text could not be followed. */
export type SourceNode =
  | {
      readonly kind: "map";
      readonly entries: readonly SourceEntry[];
      readonly place: Place;
      /** Entries whose key stands again further down, which counts. */
      readonly repeated?: readonly SourceEntry[];
    }
  | { readonly kind: "list"; readonly values: readonly SourceNode[]; readonly place: Place }
  | {
      readonly kind: "scalar";
      readonly value: string | number | boolean | null;
      /** As it is written, without quotes. */
      readonly text: string;
      readonly place: Place;
    };
export type SourceEntry = {
  readonly key: string;
  readonly place: Place;
  readonly value: SourceNode;
};
export type Place = TextPlace | Record<string, never>;

export type SourceFault = {
  readonly code: "dialect.syntax" | "dialect.too-large";
  readonly message: string;
  readonly place: Place;
};

/** Values with everything that aliases repeat; a configuration has some hundreds. */
const maxNodes = 50_000;
const maxDepth = 60;

/**
 * Reads a text of YAML, of which JSON is a part. Several documents that say something are a fault.
 * Anchors, aliases and merge keys mean what they mean to Go's yaml.v3 and Python's yaml; of a key that stands twice the later one counts.
 */
export function readSource(text: string): Result<SourceNode, SourceFault> {
  const counter = new LineCounter();
  let documents: readonly Document.Parsed[];
  try {
    // Looking for keys that stand twice takes time that grows with the square of their number.
    const composer = new Composer({ prettyErrors: false, uniqueKeys: false });
    documents = [...composer.compose(readTokens(text, counter))];
  } catch (error) {
    if (error instanceof SourceError) return err(error.fault);
    if (!(error instanceof RangeError)) throw error;
    return refused("dialect.too-large", "The text is nested too deeply.", {});
  }
  const [first, second] = documents.filter(({ contents }) => saysSomething(contents));
  const document = first ?? documents[0];
  if (document === undefined) return ok({ kind: "scalar", value: null, text: "", place: {} });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = counter.linePos(problem.pos[0]);
    const sentence = problem.message.split("\n")[0] ?? "";
    return refused("dialect.syntax", `The YAML cannot be read: ${sentence}.`, {
      line,
      column: col,
    });
  }
  if (second !== undefined) {
    const { line, col } = counter.linePos(second.contents?.range[0] ?? second.range[0]);
    const message = "A second YAML document begins here, and one is read at a time.";
    return refused("dialect.syntax", message, { line, column: col });
  }
  try {
    return ok(new SourceReading(counter).node(document.contents, 0));
  } catch (error) {
    if (error instanceof SourceError) return err(error.fault);
    throw error;
  }
}

function saysSomething(contents: Node | null): boolean {
  return contents !== null && !(isScalar(contents) && contents.value === null);
}

/** Far above what a configuration needs; from there on the parser takes seconds. */
const maxLexemes = 150_000;
/** Only the first is told, and the composer's time grows with the square of their number. */
const maxErrors = 100;

/** The tokens of a text, ended by a `SourceError` where going on would take too long. */
function* readTokens(text: string, counter: LineCounter): Generator<CST.Token, void> {
  const parser = new Parser(counter.addNewLine);
  const errors: CST.Token[] = [];
  let lexemes = 0;
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexemes > maxLexemes) throw tooLarge("The configuration has too many values.");
    for (const token of parser.next(lexeme)) {
      if (token.type === "error") errors.push(token);
      if (errors.length > maxErrors) throw brokenAt(errors[0], counter);
      yield token;
    }
  }
  yield* parser.end();
}

function tooLarge(message: string): SourceError {
  return new SourceError({ code: "dialect.too-large", message, place: {} });
}

function brokenAt(token: CST.Token | undefined, counter: LineCounter): SourceError {
  const { line, col } = counter.linePos(token?.offset ?? 0);
  const message = "The YAML cannot be read: nearly nothing of it is YAML.";
  return new SourceError({ code: "dialect.syntax", message, place: { line, column: col } });
}

function refused(
  code: SourceFault["code"],
  message: string,
  place: Place,
): Result<never, SourceFault> {
  return err({ code, message, place });
}

/** Thrown and caught in this file only: a fault ends the reading at any depth. */
class SourceError extends Error {
  override readonly name = "SourceError";
  readonly fault: SourceFault;

  constructor(fault: SourceFault) {
    super(fault.message);
    this.fault = fault;
  }
}

class SourceReading {
  readonly #counter: LineCounter;
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(counter: LineCounter) {
    this.#counter = counter;
  }

  node(node: Node | null | undefined, depth: number): SourceNode {
    const place = this.#placeOf(node);
    this.#count += 1;
    if (this.#count > maxNodes) this.#stop("The configuration has too many values.", place);
    if (depth > maxDepth) this.#stop("The configuration is nested too deeply.", place);
    if (node === null || node === undefined)
      return { kind: "scalar", value: null, text: "", place };
    if (isAlias(node)) return this.#alias(node.source, place, depth);
    if ("anchor" in node && typeof node.anchor === "string") this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node.value, node.source, place);
    this.#open.add(node);
    const read = this.#collection(node, place, depth);
    this.#open.delete(node);
    return read;
  }

  #collection(node: Node, place: Place, depth: number): SourceNode {
    if (isSeq<Node | null>(node)) {
      const values = node.items.map((value) => this.node(value, depth + 1));
      return { kind: "list", values, place };
    }
    if (!isMap<Node | null, Node | null>(node)) return scalar(null, "", place);
    const entries = new Map<string, SourceEntry>();
    const own = new Map<string, SourceEntry>();
    const repeated: SourceEntry[] = [];
    for (const { key, value } of node.items) {
      const name = this.node(key, depth + 1);
      const read = this.node(value, depth + 1);
      if (name.kind !== "scalar") continue;
      if (name.text === "<<") {
        merge(entries, read);
        continue;
      }
      const earlier = own.get(name.text);
      if (earlier !== undefined) repeated.push(earlier);
      const entry = { key: name.text, place: name.place, value: read };
      own.set(name.text, entry);
      entries.set(name.text, entry);
    }
    const all = [...entries.values()];
    return { kind: "map", entries: all, place, ...(repeated.length === 0 ? {} : { repeated }) };
  }

  #alias(name: string, place: Place, depth: number): SourceNode {
    const target = this.#anchors.get(name);
    if (target === undefined || this.#open.has(target)) {
      throw new SourceError({
        code: "dialect.syntax",
        message: `The alias *${name.slice(0, 100)} leads to nothing.`,
        place,
      });
    }
    return this.node(target, depth + 1);
  }

  #placeOf(node: Node | null | undefined): Place {
    const at = node?.range?.[0];
    if (at === undefined) return {};
    const { line, col } = this.#counter.linePos(at);
    return { line, column: col };
  }

  #stop(message: string, place: Place): never {
    throw new SourceError({ code: "dialect.too-large", message, place });
  }
}

/** `<<`: keys of another map, which those of the map itself replace. */
function merge(entries: Map<string, SourceEntry>, from: SourceNode): void {
  const maps = from.kind === "list" ? from.values : [from];
  for (const map of maps) {
    if (map.kind !== "map") continue;
    for (const entry of map.entries) if (!entries.has(entry.key)) entries.set(entry.key, entry);
  }
}

function scalar(value: unknown, source: string | undefined, place: Place): SourceNode {
  const known =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? value
      : null;
  const text = typeof known === "string" ? known : (source ?? String(known ?? ""));
  return { kind: "scalar", value: known, text, place };
}

/** A value without places, for a text whose JSON YAML does not take. */
export function fromJson(json: Json, depth = 0): SourceNode {
  if (depth > maxDepth) return scalar(null, "", {});
  if (Array.isArray(json)) {
    return {
      kind: "list",
      values: json.map((value: Json) => fromJson(value, depth + 1)),
      place: {},
    };
  }
  if (!isJsonObject(json)) return scalar(json, undefined, {});
  const entries = Object.entries(json).map(([key, value]) => ({
    key,
    place: {},
    value: fromJson(value, depth + 1),
  }));
  return { kind: "map", entries, place: {} };
}

/** The value as JSON, for what is kept as it is. */
export function toJson(node: SourceNode): Json {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.values.map(toJson);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, toJson(value)]));
  }
}

/** The entry under a key; an empty one counts as left out. */
export function entryOf(node: SourceNode, key: string): SourceEntry | null {
  const found = node.kind === "map" ? node.entries.find((entry) => entry.key === key) : undefined;
  return found === undefined || isEmpty(found.value) ? null : found;
}

export function isEmpty(node: SourceNode): boolean {
  return node.kind === "scalar" && node.value === null;
}
