import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { without } from "../../hook/draft.ts";
import { eventsOf, type Hook } from "../../hook/hook.ts";
import type { LintContext } from "../lint-rule.ts";

/** The same hook run by the platform and by Hookline: everything it does would be done twice. */
export function runsTwice({ hooks, runsOn, elsewhere }: LintContext): readonly Diagnostic[] {
  const others = elsewhere.filter((flow) => flow.runsOn !== runsOn);
  const twins = new Map(
    others.flatMap((flow) =>
      flow.document.hooks
        .filter((hook) => hook.enabled !== false)
        .map((hook) => [meaningOf(hook), flow]),
    ),
  );
  if (twins.size === 0) return [];
  return hooks.flatMap(({ hook, path }) => {
    const twin = twins.get(meaningOf(hook));
    if (twin === undefined) return [];
    const where = twin.runsOn === "platform" ? "the voice platform runs" : "Hookline runs";
    return [
      diagnostic("lint.runs-twice", {
        path,
        message: `The same hook is live in "${twin.name}", which ${where}: what it does would be done twice.`,
        hint: "Switch one of the two off.",
      }),
    ];
  });
}

/** What a hook does and when, without what it is called. */
function meaningOf(hook: Hook): string {
  return JSON.stringify([
    eventsOf(hook).toSorted(),
    hook.options ?? {},
    hook.filters ?? [],
    hook.do.map((action) => without(action, ["id", "platform"])),
    hook.scope ?? null,
  ]);
}
