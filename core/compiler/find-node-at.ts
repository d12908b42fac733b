import type { CompiledFlow } from "./compile-flow.ts";

/** The id of the node whose part of the document holds the path: that of the longest prefix that is a node's. */
export function findNodeAt(nodeOf: CompiledFlow["nodeOf"], path: string): string | undefined {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const nodeId = nodeOf.get(parts.slice(0, length).join("."));
    if (nodeId !== undefined) return nodeId;
  }
  return undefined;
}
