import type { Diagnostic } from "#core/diagnostic.ts";

/** Whether no hook of a flow is left in the platform's form: each of `count` was named as lost. */
export function isAllLost(diagnostics: readonly Diagnostic[], count: number): boolean {
  const lost = diagnostics.filter(
    ({ code, path }) => code === "dialect.lost" && /^hooks\.\d+$/.test(path),
  );
  return count > 0 && new Set(lost.map(({ path }) => path)).size >= count;
}
