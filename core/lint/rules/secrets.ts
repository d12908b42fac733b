import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { closestTo } from "../../hook/did-you-mean.ts";
import { prepareAction } from "../../engine/prepare-action.ts";
import { actionsOf, type LintContext } from "../lint-rule.ts";

/** A `${NAME}` that is not among the secrets there are. */
export function missingSecret({ hooks, secrets }: LintContext): readonly Diagnostic[] {
  if (secrets === null) return [];
  return hooks.flatMap(actionsOf).flatMap(({ action, path }) =>
    [...new Set(prepareAction(action, path).prepared.secrets)]
      .filter((name) => !secrets.includes(name))
      .map((name) => {
        const closest = closestTo(name, secrets);
        return diagnostic("lint.missing-secret", {
          path,
          message: `There is no secret ${name}, so the action will fail.`,
          hint: closest === null ? "Add it under Secrets." : `Did you mean ${closest}?`,
        });
      }),
  );
}
