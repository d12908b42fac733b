import type { CompiledFlow } from "#core/compiler/compile-flow.ts";
import type { Diagnostic, Severity } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import { lintFlow } from "#core/lint/lint-flow.ts";

/** What a node's badge says. */
export type NodeProblems = {
  /** The worst of them. */
  readonly severity: Severity;
  readonly count: number;
  /** The first of the worst, for hovering. */
  readonly message: string;
};

const compiled = new WeakMap<Flow, CompiledFlow>();
const problems = new WeakMap<Flow, readonly Diagnostic[]>();
const byNode = new WeakMap<Flow, ReadonlyMap<string, NodeProblems>>();
const ranks = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

/** The compiled document of a flow with what is plainly wrong with it; computed once for each flow value. */
export function compiledOf(flow: Flow): CompiledFlow {
  const known = compiled.get(flow);
  if (known !== undefined) return known;
  const made = checkFlow(flow);
  compiled.set(flow, made);
  return made;
}

/**
 * Everything that is wrong with a flow, and what lint finds for those who are to run it; computed once for each flow
 * value. What needs more than the flow to be known, such as the secrets there are, is not among it.
 */
export function problemsOf(flow: Flow): readonly Diagnostic[] {
  const known = problems.get(flow);
  if (known !== undefined) return known;
  const made = [...compiledOf(flow).diagnostics, ...lintFlow(flow)];
  problems.set(flow, made);
  return made;
}

/** The badges of the nodes that have a problem. Notes (`info`) make no badge. */
export function nodeProblemsOf(flow: Flow): ReadonlyMap<string, NodeProblems> {
  const known = byNode.get(flow);
  if (known !== undefined) return known;
  const made = collect(problemsOf(flow));
  byNode.set(flow, made);
  return made;
}

/** The worst first, in the order they were found otherwise. */
export function sortProblems(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((one, other) => ranks[one.severity] - ranks[other.severity]);
}

function collect(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, NodeProblems> {
  const badges = new Map<string, NodeProblems>();
  for (const { nodeId, severity, message } of sortProblems(diagnostics)) {
    if (nodeId === undefined || severity === "info") continue;
    const badge = badges.get(nodeId);
    badges.set(
      nodeId,
      badge === undefined ? { severity, count: 1, message } : { ...badge, count: badge.count + 1 },
    );
  }
  return badges;
}
