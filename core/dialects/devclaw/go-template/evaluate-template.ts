import { isJsonObject, type Json, type JsonObject } from "../../../json.ts";
import { err, ok, type Result } from "../../../result.ts";
import { applyFunction, entriesOf, isTrue, printValue, walk } from "./go-functions.ts";
import { readPayloadPath } from "./payload-fields.ts";
import type { GoNode, GoValue } from "./template-node.ts";

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
    return applyFunction(
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
