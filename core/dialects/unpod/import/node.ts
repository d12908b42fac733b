import type { Filter } from "../../../hook/filter.ts";
import type { JsonObject } from "../../../json.ts";
import type { PendingRequest } from "./value.ts";

/** What a handler does, in order. */
export type Node =
  | {
      readonly kind: "step";
      readonly from: number;
      readonly action: JsonObject;
      /** Set for a request: it is a lookup when its answer is used. */
      readonly request: PendingRequest | null;
      readonly isWaiting: boolean;
    }
  /** One branch runs, or none: each has the conditions of those before it turned round. */
  | { readonly kind: "choice"; readonly from: number; readonly branches: readonly NodeBranch[] };

export type NodeBranch = { readonly filters: readonly Filter[]; readonly body: readonly Node[] };

export function step(from: number, action: JsonObject, waits = false): Node {
  return { kind: "step", from, action, request: null, isWaiting: waits };
}

/** Whether what follows has to wait for something in it. */
export function isWaiting(node: Node): boolean {
  if (node.kind === "choice") return node.branches.some((branch) => branch.body.some(isWaiting));
  return node.isWaiting || node.request?.isUsed === true;
}
