import { type CompiledFlow, compileFlow } from "../compiler/compile-flow.ts";
import { findNode } from "../compiler/map-nodes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { checkActions } from "../engine/program.ts";
import type { Flow } from "../flow/flow.ts";

/**
 * Compiles a flow and says everything that is wrong with it: what the compiler found, and what the engine that will
 * carry the actions out finds in their templates, addresses and bodies. Each diagnostic names its node.
 */
export function checkFlow(flow: Flow): CompiledFlow {
  const compiled = compileFlow(flow);
  const found = checkActions(compiled.document).map((problem) => {
    const nodeId = findNode(compiled.nodeOf, problem.path);
    return nodeId === null ? problem : { ...problem, nodeId };
  });
  return { ...compiled, diagnostics: withoutRepeats([...compiled.diagnostics, ...found]) };
}

/** One node may stand in several hooks; its problem is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((found) => {
    const place = found.nodeId === undefined ? found.path : found.nodeId;
    const key = JSON.stringify([found.code, place, found.message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
