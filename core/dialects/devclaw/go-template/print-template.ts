import type { GoNode, GoValue } from "./template-node.ts";

/** Writes a Go template. What stands in a text and would begin an action is written as a text in quotes. */
export function printGoTemplate(nodes: readonly GoNode[]): string {
  return nodes.map(printNode).join("");
}

function printNode(node: GoNode): string {
  switch (node.kind) {
    case "text":
      return node.text.replaceAll(/\{(?=\{)/g, '{{"{"}}');
    case "output":
      return `{{${printCall(node.value)}}}`;
    case "set":
      return `{{$${node.variable} := ${printCall(node.value)}}}`;
    case "if":
      return `{{if ${printCall(node.test)}}}${printRest(node.body, node.otherwise)}`;
    case "with":
      return `{{with ${printCall(node.value)}}}${printRest(node.body, node.otherwise)}`;
    case "range": {
      const element = node.element === null ? "" : `$${node.element} := `;
      const names = node.index === null ? element : `$${node.index}, ${element}`;
      return `{{range ${names}${printCall(node.list)}}}${printRest(node.body, node.otherwise)}`;
    }
  }
}

function printRest(body: readonly GoNode[], otherwise: readonly GoNode[]): string {
  const rest = otherwise.length === 0 ? "" : `{{else}}${printGoTemplate(otherwise)}`;
  return `${printGoTemplate(body)}${rest}{{end}}`;
}

function printCall(value: GoValue): string {
  if (value.kind !== "call") return printValue(value);
  return [value.name, ...value.values.map(printValue)].join(" ");
}

function printValue(value: GoValue): string {
  if (value.kind === "call") return `(${printCall(value)})`;
  if (value.kind === "literal") return printLiteral(value.value);
  const root = value.root === null ? "" : `$${value.root}`;
  const chain = value.path.map((name) => `.${name}`).join("");
  return `${root}${chain}` === "" ? "." : `${root}${chain}`;
}

function printLiteral(value: string | number | boolean | null): string {
  if (value === null) return "nil";
  return typeof value === "string" ? printGoText(value) : String(value);
}

/** A text as Go writes it; what JSON escapes, Go reads. Source: Go specification, "String literals". */
function printGoText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll("\u007f", String.raw`\u007f`);
}
