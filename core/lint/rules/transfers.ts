import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { isFields } from "../../hook/draft.ts";
import type { ToolAction } from "../../hook/action.ts";
import { actionsOf, type LintContext } from "../lint-rule.ts";
import { actionTooLate } from "./actions.ts";

type Transfer = {
  readonly destinations: readonly { readonly [field: string]: unknown }[];
  readonly path: string;
};

/** A line that is lost when nobody answers. Source: Vapi OpenAPI `TransferPlan`: without a plan a transfer is blind. */
export function blindTransfer(context: LintContext): readonly Diagnostic[] {
  // What nobody carries out loses no call; that it is too late is said already.
  const late = new Set(actionTooLate(context).map((found) => found.path));
  return transfersOf(context)
    .filter(({ path }) => !late.has(path))
    .flatMap(({ destinations, path }) => {
      const [first] = destinations;
      if (first === undefined || !isBlind(first)) return [];
      return [
        diagnostic("lint.blind-transfer", {
          path: `${path}.tool.destinations.0`,
          message: "The transfer is blind: when nobody answers, the call is lost.",
          hint: "A transferPlan with a warm transfer and a fallbackPlan says what happens then.",
        }),
      ];
    });
}

function isBlind(destination: Transfer["destinations"][number]): boolean {
  const type = destination["type"];
  if (type !== "number" && type !== "sip") return false;
  const plan = destination["transferPlan"];
  if (!isFields(plan)) return true;
  const mode = plan["mode"] ?? "blind-transfer";
  return (
    typeof mode === "string" && mode.startsWith("blind-transfer") && !isFields(plan["fallbackPlan"])
  );
}

/** Several destinations are a choice for a model, and a hook has none. */
export function severalDestinations(context: LintContext): readonly Diagnostic[] {
  return transfersOf(context).flatMap(({ destinations, path }) => {
    if (destinations.length < 2) return [];
    const at = `${path}.tool.destinations`;
    return [
      diagnostic("lint.several-destinations", {
        path: at,
        message: `The transfer names ${destinations.length} destinations. They are not tried one after the other: Hookline takes the first, Vapi lets a model choose, and a hook has no model.`,
        hint: "Name one destination. For a failover give it a transferPlan with a fallbackPlan.",
        fix: {
          title: "Keep the first destination",
          edits: destinations.slice(1).map((_, index) => ({ path: `${at}.${index + 1}` })),
        },
      }),
    ];
  });
}

function transfersOf({ hooks }: LintContext): readonly Transfer[] {
  return hooks.flatMap(actionsOf).flatMap(({ action, path }) => {
    const destinations = action.type === "tool" ? destinationsOf(action) : null;
    return destinations === null ? [] : [{ destinations, path }];
  });
}

function destinationsOf({ tool }: ToolAction): Transfer["destinations"] | null {
  return tool?.type === "transferCall" ? (tool.destinations ?? []) : null;
}
