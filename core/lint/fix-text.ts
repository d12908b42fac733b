import type { Diagnostic } from "../diagnostic.ts";
import type { Flow } from "../flow/flow.ts";
import type { HooksDocument } from "../hook/hook.ts";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { applyFixes } from "./apply-fixes.ts";
import { applyFixToFlow } from "./apply-fix-to-flow.ts";
import { everythingOfFlow, type LintTextOptions, meaningOf } from "./lint-text.ts";
import type { LintOptions } from "./lint-rule.ts";

/** A fix may show the next one; this many rounds are more than any document was seen to need. */
const maxRounds = 20;

/** Makes every fix that lint knows for a hooks document, and those that become known by it. */
export function fixDocument(document: HooksDocument, options: LintOptions): HooksDocument {
  let fixed = document;
  for (let round = 0; round < maxRounds; round += 1) {
    const found = [...parseHooksDocument(fixed).diagnostics, ...meaningOf(fixed, options)];
    const next = parseHooksDocument(applyFixes(fixed, found)).document;
    if (next === null || isSame(next, fixed)) return fixed;
    fixed = next;
  }
  return fixed;
}

/** The same for a flow; what is removed goes with its node. */
export function fixFlow(flow: Flow, options: LintTextOptions): Flow {
  let fixed = flow;
  for (let round = 0; round < maxFlowRounds; round += 1) {
    const next = fixOncePerNode(fixed, everythingOfFlow(fixed, options));
    if (next === fixed) return fixed;
    fixed = next;
  }
  return fixed;
}

/** Nodes are removed one a round: a flow has not more to fix than this. */
const maxFlowRounds = 2000;

/** Once a node is gone the paths of the other findings lead elsewhere. */
function fixOncePerNode(flow: Flow, found: readonly Diagnostic[]): Flow {
  const touched = new Set<string | undefined>();
  let fixed = flow;
  for (const finding of found) {
    if (touched.has(finding.nodeId)) continue;
    const next = applyFixToFlow(fixed, finding);
    if (next === null) continue;
    if (next.nodes.length !== fixed.nodes.length) {
      if (fixed === flow) return next;
      continue;
    }
    touched.add(finding.nodeId);
    fixed = next;
  }
  return fixed;
}

function isSame(one: HooksDocument, other: HooksDocument): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
