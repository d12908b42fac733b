import type { SyntaxNode } from "@lezer/common";
import type { Expression } from "./syntax.ts";

export type Source = { readonly text: string; readonly depth: number };

export function deeper(source: Source): Source {
  return { ...source, depth: source.depth + 1 };
}

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "Comment") children.push(child);
  }
  return children;
}

export function textOf(node: SyntaxNode, source: Source): string {
  return source.text.slice(node.from, node.to);
}

export function unknownAt(from: number): Expression {
  return { kind: "unknown", from };
}

/** Reads an expression inside another one. */
export type Read = (node: SyntaxNode | null | undefined, source: Source) => Expression;

export function splitAt(
  nodes: readonly SyntaxNode[],
  separator: string,
): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups;
}
