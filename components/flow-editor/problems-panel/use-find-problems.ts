"use client";

import { useCallback } from "react";
import type { Diagnostic } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { lintFlow, targetsOf } from "#core/lint/lint-flow.ts";
import type { LintTarget } from "#core/lint/lint-rule.ts";
import { compiledOf } from "../derive-problems.ts";
import type { FindProblems } from "../fix-problems.ts";
import { useSurroundings } from "./use-surroundings.ts";

/**
 * What is wrong with a flow, with what is known of its surroundings: the secrets there are, other flows that are live.
 * `target` is whom it is checked for; `null`: who is to run it.
 */
export function useFindProblems(target: LintTarget | null): FindProblems {
  const { secrets, elsewhere } = useSurroundings();
  return useCallback(
    (flow: Flow): readonly Diagnostic[] => [
      ...compiledOf(flow).diagnostics,
      ...lintFlow(flow, target === null ? targetsOf(flow) : [target], { secrets, elsewhere }),
    ],
    [target, secrets, elsewhere],
  );
}
