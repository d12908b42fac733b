import { type CompiledFlow, compileFlow } from "../compiler/compile-flow.ts";
import { findNode } from "../compiler/map-nodes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { dialectNames } from "../dialects/dialect.ts";
import type { Flow } from "../flow/flow.ts";
import { lintDocument } from "./lint-document.ts";
import type { LintOptions, LintTarget } from "./lint-rule.ts";

/**
 * Lints the hooks of a flow for each target, each finding on its node and once, however many hooks or targets it is
 * true of. What is plainly wrong with the flow is `checkFlow`'s to say. Paths lead into the compiled document.
 */
export function lintFlow(
  flow: Flow,
  targets: readonly LintTarget[] = targetsOf(flow),
  options: Omit<LintOptions, "target" | "runsOn"> = {},
): readonly Diagnostic[] {
  return lintCompiled(flow, compileFlow(flow), targets, options);
}

/** The same for a flow that is compiled already. */
export function lintCompiled(
  flow: Flow,
  { document, nodeOf }: CompiledFlow,
  targets: readonly LintTarget[],
  options: Omit<LintOptions, "target" | "runsOn">,
): readonly Diagnostic[] {
  const found = targets.flatMap((target) =>
    lintDocument(document, { ...options, target, runsOn: flow.runsOn }),
  );
  const seen = new Set<string>();
  return found.flatMap((finding) => {
    const nodeId = findNode(nodeOf, finding.path);
    const key = JSON.stringify([finding.code, nodeId ?? finding.path, placeIn(finding.path)]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [nodeId === null ? finding : { ...finding, nodeId }];
  });
}

/** Where in its part of a hook a finding stands: the same node has the same parts in every hook. */
function placeIn(path: string): string {
  return path.replace(/^hooks\.\d+(\.(do|filters|on)\.\d+)?/, "");
}

/**
 * Whom a flow is linted for. A flow on its platform is one that its hooks name (fields that only a platform
 * understands); Vapi when none is named, as only its hooks are left to their platform on import.
 */
export function targetsOf(flow: Flow): readonly LintTarget[] {
  if (flow.runsOn === "hookline") return ["hookline"];
  const { document } = compileFlow(flow);
  const named = document.hooks.flatMap((hook) => [
    ...Object.keys(hook.platform ?? {}),
    ...hook.do.flatMap((action) => Object.keys(action.platform ?? {})),
  ]);
  const platforms = dialectNames.filter((name) => named.includes(name));
  return platforms.length === 0 ? ["vapi"] : platforms;
}
