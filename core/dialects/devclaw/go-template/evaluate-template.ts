import { isJsonObject, type Json, type JsonObject } from "../../../json.ts";
import { err, ok, type Result } from "../../../result.ts";
import { readPayloadPath } from "./payload-fields.ts";
import type { GoFunction, GoNode, GoValue } from "./template-node.ts";

/** Nodes and values one template may work through, and characters it may write. */
const maxSteps = 200_000;
const maxOutput = 1_000_000;

/**
 * Fills a template in from the body of a DevClaw webhook. What the body does not say is empty, and lists and objects
 * are JSON, as everywhere in Hookline; Go itself prints `<no value>` and `map[…]`. The error is a sentence for people.
 */
export function evaluateTemplate(nodes: readonly GoNode[], payload: Json): Result<string, string> {
  try {
    const run = new Run(isJsonObject(payload) ? payload : {});
    run.nodes(nodes, { dot: null, variables: new Map() });
    return ok(run.written());
  } catch (error) {
    if (error instanceof TooMuchError) return err(error.message);
    throw error;
  }
}

/** Thrown and caught in this file only: a limit ends the work at any depth. */
class TooMuchError extends Error {
  override readonly name = "TooMuchError";
}

/** `dot` is `null` while it is the payload. */
type Scope = {
  readonly dot: { readonly value: Json | undefined } | null;
  readonly variables: ReadonlyMap<string, Json | undefined>;
};

class Run {
  readonly #payload: JsonObject;
  readonly #texts: string[] = [];
  #length = 0;
  #steps = 0;

  constructor(payload: JsonObject) {
    this.#payload = payload;
  }

  written(): string {
    return this.#texts.join("");
  }

  nodes(nodes: readonly GoNode[], outer: Scope): void {
    let scope = outer;
    for (const node of nodes) {
      this.#step();
      if (node.kind === "set") {
        const variables = new Map(scope.variables);
        variables.set(node.variable, this.#value(node.value, scope));
        scope = { ...scope, variables };
      } else this.#node(node, scope);
    }
  }

  #node(node: Exclude<GoNode, { kind: "set" }>, scope: Scope): void {
    switch (node.kind) {
      case "text":
        return this.#write(node.text);
      case "output":
        return this.#write(printValue(this.#value(node.value, scope)));
      case "if":
        return this.nodes(
          isTrue(this.#value(node.test, scope)) ? node.body : node.otherwise,
          scope,
        );
      case "with": {
        const value = this.#value(node.value, scope);
        if (!isTrue(value)) return this.nodes(node.otherwise, scope);
        return this.nodes(node.body, inside(scope, value, [[node.variable, value]]));
      }
      case "range":
        return this.#range(node, scope);
    }
  }

  #range(node: GoNode & { kind: "range" }, scope: Scope): void {
    const entries = entriesOf(this.#value(node.list, scope));
    if (entries.length === 0) return this.nodes(node.otherwise, scope);
    for (const [index, element] of entries) {
      const set = [
        [node.index, index],
        [node.element, element],
      ] as const;
      this.nodes(node.body, inside(scope, element, set));
    }
  }

  #value(value: GoValue, scope: Scope): Json | undefined {
    this.#step();
    if (value.kind === "literal") return value.value;
    if (value.kind === "field") return this.#field(value, scope);
    return apply(
      value.name,
      value.values.map((operand) => this.#value(operand, scope)),
    );
  }

  #field(field: GoValue & { kind: "field" }, scope: Scope): Json | undefined {
    if (field.root === null && scope.dot !== null) return walk(scope.dot.value, field.path);
    if (field.root !== null && field.root !== "") {
      return walk(scope.variables.get(field.root), field.path);
    }
    if (field.path.length === 0) return this.#payload;
    const read = walk(this.#payload, readPayloadPath(field.path).body);
    return read === undefined ? walk(this.#payload, field.path) : read;
  }

  #write(text: string): void {
    this.#length += text.length;
    if (this.#length > maxOutput) {
      throw new TooMuchError(`The template writes more than ${maxOutput} characters.`);
    }
    this.#texts.push(text);
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > maxSteps) throw new TooMuchError("The template asks for too much work.");
  }
}

function inside(
  scope: Scope,
  dot: Json | undefined,
  set: readonly (readonly [string | null, Json | undefined])[],
): Scope {
  const variables = new Map(scope.variables);
  for (const [name, value] of set) if (name !== null) variables.set(name, value);
  return { dot: { value: dot }, variables };
}

function walk(from: Json | undefined, path: readonly string[]): Json | undefined {
  let value = from;
  for (const name of path) {
    value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** Elements with their index; of an object, its values by sorted name, as Go goes through a map. */
function entriesOf(value: Json | undefined): readonly (readonly [Json, Json])[] {
  if (Array.isArray(value)) return value.map((element: Json, index) => [index, element]);
  if (!isJsonObject(value)) return [];
  const names = Object.keys(value).toSorted();
  return names.map((name) => [name, value[name] ?? null]);
}

/** Go: false, 0, an empty text, list or object, and nothing at all count as no. */
function isTrue(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === "") {
    return false;
  }
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
}

function apply(name: GoFunction, values: readonly (Json | undefined)[]): Json | undefined {
  const [first, second] = values;
  switch (name) {
    case "and":
      return firstThat(values, (value) => !isTrue(value));
    case "or":
      return firstThat(values, isTrue);
    case "not":
      return !isTrue(first);
    case "eq":
      return values.slice(1).some((value) => isEqual(first, value));
    case "ne":
      return !isEqual(first, second);
    case "lt":
      return compare(first, second) < 0;
    case "le":
      return compare(first, second) <= 0;
    case "gt":
      return compare(first, second) > 0;
    case "ge":
      return compare(first, second) >= 0;
    case "index":
      return values.slice(1).reduce(elementAt, first);
    case "len":
      return lengthOf(first);
    case "print":
      return printValue(first);
    case "println":
      return `${printValue(first)}\n`;
    case "printf":
      return printForm(printValue(first), values.slice(1));
    case "html":
      return escapeHtml(printValue(first));
  }
}

/** The first value that decides, else the last one. */
function firstThat(
  values: readonly (Json | undefined)[],
  decides: (value: Json | undefined) => boolean,
): Json | undefined {
  const found = values.findIndex(decides);
  return values.at(found);
}

function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  return (one ?? null) === (other ?? null);
}

/** `NaN`, which is neither less nor more, for what has no order. */
function compare(one: Json | undefined, other: Json | undefined): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one !== "string" || typeof other !== "string") return Number.NaN;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function elementAt(container: Json | undefined, key: Json | undefined): Json | undefined {
  if (Array.isArray(container)) return typeof key === "number" ? container[key] : undefined;
  return typeof key === "string" ? walk(container, [key]) : undefined;
}

function lengthOf(value: Json | undefined): number {
  if (Array.isArray(value) || typeof value === "string") return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

function printForm(form: string, values: readonly (Json | undefined)[]): string {
  let next = 0;
  return form.replaceAll(/%[svdq%]/g, (verb) => {
    if (verb === "%%") return "%";
    const text = printValue(values[next]);
    next += 1;
    return verb === "%q" ? JSON.stringify(text) : text;
  });
}

/** Source: Go 1.22, package text/template, `HTMLEscape`. */
function escapeHtml(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&#34;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (letter) => escapes[letter] ?? letter);
}

function printValue(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
