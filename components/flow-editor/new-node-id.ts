/** A node id no other node of any flow has, so that parts can be pasted from one flow into another. */
export function newNodeId(): string {
  return `n_${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;
}
