import type { FlowEdge, FlowNode, SourceHandle } from "../flow/flow.ts";

/** Where an arrow starts. */
export type Outlet = { readonly id: string; readonly handle: SourceHandle };

/** Longest id a node may have (`core/flow/flow.ts`). */
const maxIdLength = 100;

/** Collects the nodes and arrows of a flow that is being made; ids come from a counter, so the same input gives the same. */
export class FlowBuilder {
  readonly nodes: FlowNode[] = [];
  readonly edges: FlowEdge[] = [];
  readonly #reserved: ReadonlySet<string>;
  readonly #used = new Set<string>();
  readonly #arrows = new Set<string>();

  /** `reserved` ids are only given to who asks for them by name. */
  constructor(reserved: readonly string[]) {
    this.#reserved = new Set(reserved);
  }

  /** An id nobody has: `e1`, `e2`, … for the prefix `e`. */
  freshId(prefix: string): string {
    for (let count = 1; ; count += 1) {
      const id = `${prefix}${count}`;
      if (this.#used.has(id) || this.#reserved.has(id)) continue;
      this.#used.add(id);
      return id;
    }
  }

  /** The id asked for, when no node has it yet and it can be one; otherwise a fresh one. */
  claimId(wanted: string, prefix: string): string {
    if (wanted === "" || wanted.length > maxIdLength || this.#used.has(wanted)) {
      return this.freshId(prefix);
    }
    this.#used.add(wanted);
    return wanted;
  }

  add(node: FlowNode): void {
    this.nodes.push(node);
  }

  /** Draws an arrow, once. */
  connect(from: Outlet, target: string): void {
    const key = JSON.stringify([from.id, from.handle, target]);
    if (this.#arrows.has(key)) return;
    this.#arrows.add(key);
    this.edges.push({
      id: `c${this.edges.length + 1}`,
      source: from.id,
      target,
      sourceHandle: from.handle,
    });
  }
}
