import { err, ok, type Result } from "../../../result.ts";
import { FaultError } from "./fault-error.ts";
import {
  type Names,
  printPath,
  printPlain,
  printText,
  type Segment,
  type TemplateNote,
} from "./liquid-value.ts";
import { printCondition, type ValueWriter } from "./liquid-condition.ts";
import { readPayloadPath } from "./payload-fields.ts";
import type { GoNode, GoValue } from "./template-node.ts";

export type LiquidText = { readonly text: string; readonly notes: readonly TemplateNote[] };

/**
 * Writes a Go template as Liquid over the context paths. `plain` writes the texts between actions. The error is a
 * sentence for people: Liquid has no way to say this.
 */
export function toLiquid(
  nodes: readonly GoNode[],
  plain: (text: string) => string,
): Result<LiquidText, string> {
  const writing = new LiquidWriting(plain);
  try {
    const text = writing.nodes(nodes, { dot: null, variables: new Map() });
    return ok({ text, notes: writing.notes });
  } catch (error) {
    if (error instanceof FaultError) return err(error.message);
    throw error;
  }
}

function refuse(message: string): never {
  throw new FaultError(message, 0);
}

class LiquidWriting implements ValueWriter {
  readonly notes: TemplateNote[] = [];
  readonly #plain: (text: string) => string;
  readonly #taken = new Set<string>();

  constructor(plain: (text: string) => string) {
    this.#plain = plain;
  }

  note(note: TemplateNote): void {
    this.notes.push(note);
  }

  nodes(nodes: readonly GoNode[], outer: Names): string {
    let names = outer;
    let text = "";
    for (const node of nodes) {
      if (node.kind === "set") {
        const own = this.#newName(node.variable);
        text += `{% assign ${own} = ${this.value(node.value, names)} %}`;
        names = withVariable(names, node.variable, [own]);
      } else text += this.#node(node, names);
    }
    return text;
  }

  #node(node: Exclude<GoNode, { kind: "set" }>, names: Names): string {
    switch (node.kind) {
      case "text":
        return this.#plain(node.text);
      case "output":
        return this.#output(node.value, names);
      case "if":
        return this.#if(node.test, this.nodes(node.body, names), this.#rest(node, names), names);
      case "with": {
        if (node.value.kind !== "field") return refuse("{{with}} of a computed value is not read.");
        const path = this.path(node.value, names);
        const inside = withVariable({ ...names, dot: path }, node.variable, path);
        const body = this.nodes(node.body, inside);
        return this.#if(node.value, body, this.#rest(node, names), names);
      }
      case "range":
        return this.#range(node, names);
    }
  }

  #rest(node: { readonly otherwise: readonly GoNode[] }, names: Names): string {
    return this.nodes(node.otherwise, names);
  }

  #if(test: GoValue, body: string, otherwise: string, names: Names): string {
    const [denied] = test.kind === "call" && test.name === "not" ? test.values : [];
    const isNot = denied?.kind === "field" || (denied?.kind === "call" && denied.name === "index");
    const tag = isNot ? "unless" : "if";
    const condition = printCondition(isNot ? denied : test, names, this);
    const rest = otherwise === "" ? "" : `{% else %}${otherwise}`;
    return `{% ${tag} ${condition} %}${body}${rest}{% end${tag} %}`;
  }

  #range(node: GoNode & { kind: "range" }, names: Names): string {
    if (node.list.kind !== "field") return refuse("{{range}} of a computed list is not read.");
    const list = this.path(node.list, names);
    const isMap = this.kindOf(node.list, names) === "object";
    const own = this.#newName(node.element ?? "item");
    const element = isMap ? [own, 1] : [own];
    const index = isMap ? [own, 0] : ["forloop", "index0"];
    const inside = withVariable(
      withVariable({ ...names, dot: element }, node.element, element),
      node.index,
      index,
    );
    const body = this.nodes(node.body, inside);
    const otherwise = this.#rest(node, names);
    const rest = otherwise === "" ? "" : `{% else %}${otherwise}`;
    return `{% for ${own} in ${printPath(list)} %}${body}${rest}{% endfor %}`;
  }

  #output(value: GoValue, names: Names): string {
    if (value.kind === "literal" && value.value === null) return "";
    if (value.kind !== "call") return `{{ ${this.value(value, names)} }}`;
    switch (value.name) {
      case "printf":
        return this.#printf(value.values, names);
      case "println":
        return `${value.values.map((part) => this.#output(part, names)).join("")}\n`;
      case "print":
        return value.values.map((part) => this.#output(part, names)).join("");
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
      case "not":
        return this.#if(value, "true", "false", names);
      default:
        return `{{ ${this.value(value, names)} }}`;
    }
  }

  #printf([form, ...values]: readonly GoValue[], names: Names): string {
    const text = form?.kind === "literal" ? String(form.value) : "";
    let next = 0;
    return text
      .split(/(%[svdq%])/)
      .map((piece) => {
        if (piece === "%%") return "%";
        if (!/^%[svdq]$/.test(piece)) return printPlain(piece);
        const value = values[next];
        next += 1;
        if (value === undefined) return "";
        if (piece !== "%q") return this.#output(value, names);
        return `{{ ${this.value(value, names)} | json }}`;
      })
      .join("");
  }

  /** An expression of Liquid. */
  value(value: GoValue, names: Names): string {
    if (value.kind === "literal") {
      return typeof value.value === "string" ? printText(value.value) : String(value.value);
    }
    if (value.kind === "field") return this.#field(value, names);
    const [first, ...others] = value.values;
    if (first === undefined) return refuse(`${value.name} needs a value.`);
    switch (value.name) {
      case "index":
        return printPath([...this.#indexed(first, names), ...others.map(keyOf)]);
      case "or":
        return [first, ...others].map((part) => this.value(part, names)).join(" | default: ");
      case "html":
        return `${this.value(first, names)} | escape`;
      case "len":
        this.note({
          kind: "differs",
          message: "Go counts the bytes of a text, Hookline its characters.",
        });
        return `${this.value(first, names)} | size`;
      case "print":
        return this.value(first, names);
      default:
        return refuse(`{{${value.name}}} is not read in this place.`);
    }
  }

  #field(field: GoValue & { kind: "field" }, names: Names): string {
    const path = this.path(field, names);
    if (this.kindOf(field, names) === "time") return `now | date: "%Y-%m-%dT%H:%M:%SZ"`;
    return printPath(path);
  }

  #indexed(container: GoValue, names: Names): readonly Segment[] {
    if (container.kind !== "field") return refuse("index of a computed value is not read.");
    return this.path(container, names);
  }

  /** Where a field chain leads, as a context path. */
  path(field: GoValue & { kind: "field" }, names: Names): readonly Segment[] {
    const base = this.#base(field, names);
    if (base !== null) return [...base, ...field.path];
    if (field.path.length === 0) return refuse("{{.}} is the whole event, which is no text.");
    const read = readPayloadPath(field.path);
    const name = `.${field.path.join(".")}`;
    if (read.known === "guide") {
      this.note({ kind: "guide-name", name, path: printPath(read.context) });
    }
    if (read.known === "unknown") this.note({ kind: "unknown-name", name });
    return read.context;
  }

  kindOf(field: GoValue & { kind: "field" }, names: Names): "text" | "object" | "time" | "any" {
    return this.#base(field, names) === null ? readPayloadPath(field.path).kind : "any";
  }

  /** What the chain starts from; `null`: the payload. */
  #base(field: GoValue & { kind: "field" }, names: Names): readonly Segment[] | null {
    if (field.root === null) return names.dot;
    return field.root === "" ? null : (names.variables.get(field.root) ?? null);
  }

  #newName(wanted: string): string {
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? wanted : `${wanted}_${count}`;
      if (this.#taken.has(name) || reservedNames.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}

/** Names that stand for values of the event or for words of Liquid. */
const reservedNames: ReadonlySet<string> = new Set(
  (
    "event now call channel tool message error extra raw turn results campaign lead summary transcript number " +
    "customer assistant and or not in empty blank nil null true false forloop"
  ).split(" "),
);

function keyOf(key: GoValue): Segment {
  if (key.kind !== "literal" || key.value === null || typeof key.value === "boolean") {
    return refuse("index with a computed key is not read.");
  }
  return key.value;
}

function withVariable(names: Names, variable: string | null, path: readonly Segment[]): Names {
  if (variable === null) return names;
  return { ...names, variables: new Map([...names.variables, [variable, path]]) };
}
