import type { SyntaxNode } from "@lezer/common";
import { childrenOf, type Read, type Source, textOf, unknownAt } from "./tree.ts";
import type { Expression } from "./syntax.ts";

/** More `not` in a row than anybody writes. */
const maxNots = 20;

type Token = "and" | "or" | "not" | SyntaxNode;

/**
 * Reads `and`, `or` and `not`. The tree of @lezer/python 1.1 lets `not` and `await` reach over the whole rest
 * (`not a and b` is `not (a and b)` there), so operands are taken in their order and joined as Python does: `not`
 * binds closest, then `and`, then `or`.
 */
export function readLogic(node: SyntaxNode, source: Source, read: Read): Expression {
  const alternatives: Expression[] = [];
  let operands: Expression[] = [];
  let nots = 0;
  for (const token of tokensOf(node, source)) {
    if (token === "not") nots += 1;
    else if (token === "or") {
      alternatives.push(join("and", operands, node.from));
      operands = [];
    } else if (token !== "and") {
      operands.push(negated(read(token, source), nots));
      nots = 0;
    }
  }
  alternatives.push(join("and", operands, node.from));
  return join("or", alternatives, node.from);
}

function join(operator: "and" | "or", operands: readonly Expression[], from: number): Expression {
  const [only, ...others] = operands;
  if (only === undefined) return unknownAt(from);
  return others.length === 0 ? only : { kind: "logic", operator, operands, from };
}

function negated(operand: Expression, nots: number): Expression {
  if (nots > maxNots) return unknownAt(operand.from);
  let read = operand;
  for (let count = 0; count < nots; count += 1)
    read = { kind: "not", operand: read, from: read.from };
  return read;
}

/** Operators and operands in the order they are written, however deep the tree has them. */
function tokensOf(node: SyntaxNode, source: Source): readonly Token[] {
  const tokens: Token[] = [];
  const open: Token[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const parts = typeof next === "string" ? null : partsOf(next, source);
    if (parts === null) tokens.push(next);
    else open.push(...parts.toReversed());
  }
  return tokens;
}

/** `null` for an operand. What `await` stands before it is left to its own operand. */
function partsOf(node: SyntaxNode, source: Source): readonly Token[] | null {
  const [first, second, third, ...more] = childrenOf(node);
  if (first === undefined || second === undefined || more.length > 0) return null;
  if (node.name === "BinaryExpression" && third !== undefined) {
    const operator = textOf(second, source);
    return operator === "and" || operator === "or" ? [first, operator, third] : null;
  }
  if (third !== undefined) return null;
  if (node.name === "UnaryExpression" && textOf(first, source) === "not") return ["not", second];
  return node.name === "AwaitExpression" && isLogic(second) ? [second] : null;
}

/** Whether a node is one of `and`, `or` and `not`. */
export function isLogic(node: SyntaxNode): boolean {
  if (node.name === "UnaryExpression") return childrenOf(node)[0]?.name === "not";
  const operator = node.name === "BinaryExpression" ? childrenOf(node)[1]?.name : undefined;
  return operator === "and" || operator === "or";
}
