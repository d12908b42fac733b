import type { SyntaxNode } from "@lezer/common";
import { isLogic, readLogic } from "./read-logic.ts";
import { readString, readFormat } from "./read-string.ts";
import type { Argument, DictEntry, Expression } from "./syntax.ts";
import { childrenOf, deeper, type Source, splitAt, textOf, unknownAt } from "./tree.ts";

/** Deeper than anybody writes, and shallow enough for a reader that calls itself. */
const maxDepth = 60;

type Reader = (node: SyntaxNode, source: Source) => Expression;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    "VariableName",
    (node, source) => ({ kind: "name", name: textOf(node, source), from: node.from }),
  ],
  ["String", readString],
  ["FormatString", (node, source) => readFormat(node, source, readExpression)],
  ["ContinuedString", readContinued],
  ["Number", readNumber],
  [
    "Boolean",
    (node, source) => ({
      kind: "constant",
      value: textOf(node, source) === "True",
      from: node.from,
    }),
  ],
  ["None", (node) => ({ kind: "constant", value: null, from: node.from })],
  ["MemberExpression", readMember],
  ["CallExpression", readCall],
  ["BinaryExpression", readBinary],
  ["UnaryExpression", readUnary],
  ["ParenthesizedExpression", readGroup],
  ["AwaitExpression", readAwait],
  ["ArrayExpression", (node, source) => readList(node, source, "list")],
  ["TupleExpression", (node, source) => readList(node, source, "tuple")],
  ["SetExpression", (node, source) => readList(node, source, "set")],
  ["DictionaryExpression", readDict],
]);

/** Reads one expression. What is nested too deeply, or not among the forms told apart, is `unknown`. */
export function readExpression(node: SyntaxNode | null | undefined, source: Source): Expression {
  if (node === null || node === undefined) return unknownAt(0);
  if (source.depth > maxDepth) return unknownAt(node.from);
  return readers.get(node.name)?.(node, deeper(source)) ?? unknownAt(node.from);
}

function readContinued(node: SyntaxNode, source: Source): Expression {
  const pieces = childrenOf(node).map((child) => readExpression(child, source));
  const parts = pieces.flatMap((piece) => {
    if (piece.kind === "text") return [{ kind: "text" as const, value: piece.value }];
    return piece.kind === "format" ? piece.parts : [];
  });
  if (pieces.some((piece) => piece.kind === "unknown")) return unknownAt(node.from);
  if (pieces.some((piece) => piece.kind === "format"))
    return { kind: "format", parts, from: node.from };
  const value = parts.map((part) => (part.kind === "text" ? part.value : "")).join("");
  return { kind: "text", value, from: node.from };
}

function readNumber(node: SyntaxNode, source: Source): Expression {
  const value = Number(textOf(node, source).replaceAll("_", ""));
  return Number.isFinite(value) ? { kind: "number", value, from: node.from } : unknownAt(node.from);
}

function readMember(node: SyntaxNode, source: Source): Expression {
  const children = childrenOf(node);
  const [object, ...rest] = children;
  const of = readExpression(object, source);
  const property = rest.find((child) => child.name === "PropertyName");
  if (property !== undefined) {
    return { kind: "member", of, name: textOf(property, source), from: node.from };
  }
  const inside = rest.filter((child) => child.name !== "[" && child.name !== "]");
  const colon = inside.findIndex((child) => child.name === ":");
  if (colon === -1) {
    const [index, ...others] = inside;
    if (index === undefined || others.length > 0) return unknownAt(node.from);
    return { kind: "index", of, index: readExpression(index, source), from: node.from };
  }
  if (colon > 1 || inside.length - colon > 2) return unknownAt(node.from);
  const start = colon === 1 ? readExpression(inside[0], source) : null;
  const last = inside[colon + 1];
  const end = last === undefined ? null : readExpression(last, source);
  return { kind: "slice", of, start, end, from: node.from };
}

function readCall(node: SyntaxNode, source: Source): Expression {
  const [callee, list] = childrenOf(node);
  const args = list === undefined ? null : readArguments(list, source);
  if (args === null) return unknownAt(node.from);
  return { kind: "call", callee: readExpression(callee, source), args, from: node.from };
}

/** Reads `( … )` of a call; `null` when it cannot be told what it says. */
export function readArguments(list: SyntaxNode, source: Source): readonly Argument[] | null {
  const children = childrenOf(list).filter((child) => child.name !== "(" && child.name !== ")");
  if (children.some((child) => child.name === "for")) return readGenerator(children, source);
  const args: Argument[] = [];
  for (const group of splitAt(children, ",")) {
    const [first, second, third] = group;
    if (first === undefined) continue;
    if (first.name === "*" || first.name === "**") {
      args.push({ name: first.name, value: readExpression(second, source) });
    } else if (second?.name === "AssignOp" && third !== undefined) {
      args.push({ name: textOf(first, source), value: readExpression(third, source) });
    } else if (group.length === 1) args.push({ name: null, value: readExpression(first, source) });
    else return null;
  }
  return args;
}

/** `element for variable in source`: one loop without a condition. */
function readGenerator(
  children: readonly SyntaxNode[],
  source: Source,
): readonly Argument[] | null {
  const [element, loop, variable, within, list, ...rest] = children;
  if (element === undefined || loop?.name !== "for" || variable?.name !== "VariableName")
    return null;
  if (within?.name !== "in" || list === undefined || rest.length > 0) return null;
  const value: Expression = {
    kind: "generator",
    element: readExpression(element, source),
    variable: textOf(variable, source),
    source: readExpression(list, source),
    from: element.from,
  };
  return [{ name: null, value }];
}

function readBinary(node: SyntaxNode, source: Source): Expression {
  const parts = childrenOf(node);
  const [left, ...rest] = parts;
  const right = rest.at(-1);
  const operator = rest
    .slice(0, -1)
    .map((child) => textOf(child, source))
    .join(" ");
  if (left === undefined || right === undefined) return unknownAt(node.from);
  if (operator === "and" || operator === "or") return readLogic(node, source, readExpression);
  return {
    kind: "binary",
    operator,
    left: readExpression(left, source),
    right: readExpression(right, source),
    from: node.from,
  };
}

function readUnary(node: SyntaxNode, source: Source): Expression {
  const [operator, operand] = childrenOf(node);
  const sign = operator === undefined ? "" : textOf(operator, source);
  if (sign === "not") return readLogic(node, source, readExpression);
  const value = readExpression(operand, source);
  if (sign === "-" && value.kind === "number") {
    return { kind: "number", value: -value.value, from: node.from };
  }
  return unknownAt(node.from);
}

function readGroup(node: SyntaxNode, source: Source): Expression {
  const inner = childrenOf(node).filter((child) => child.name !== "(" && child.name !== ")");
  if (inner.length !== 1) return unknownAt(node.from);
  return { kind: "group", inner: readExpression(inner[0], source), from: node.from };
}

function readAwait(node: SyntaxNode, source: Source): Expression {
  const awaited = childrenOf(node)[1];
  if (awaited !== undefined && isLogic(awaited)) return readLogic(node, source, readExpression);
  return { kind: "await", value: readExpression(awaited, source), from: node.from };
}

function readList(node: SyntaxNode, source: Source, form: "list" | "tuple" | "set"): Expression {
  const inside = childrenOf(node).filter((child) => !/^[()[\]{}]$/.test(child.name));
  const elements = splitAt(inside, ",").filter((group) => group.length > 0);
  if (elements.some((group) => group.length > 1)) return unknownAt(node.from);
  const read = elements.map(([element]) => readExpression(element, source));
  return { kind: "list", form, elements: read, from: node.from };
}

function readDict(node: SyntaxNode, source: Source): Expression {
  const inside = childrenOf(node).filter((child) => child.name !== "{" && child.name !== "}");
  const entries: DictEntry[] = [];
  for (const group of splitAt(inside, ",")) {
    const [first, second, third] = group;
    if (first === undefined) continue;
    if (first.name === "**") entries.push({ key: null, value: readExpression(second, source) });
    else if (second?.name === ":" && group.length === 3) {
      entries.push({ key: readExpression(first, source), value: readExpression(third, source) });
    } else return unknownAt(node.from);
  }
  return { kind: "dict", entries, from: node.from };
}
