import type { Flow } from "./flow.ts";

/** The first id of `c1`, `c2`, … that no arrow has. */
export function nextEdgeId(flow: Pick<Flow, "edges">): string {
  const taken = new Set(flow.edges.map((edge) => edge.id));
  for (let count = 1; ; count += 1) if (!taken.has(`c${count}`)) return `c${count}`;
}
