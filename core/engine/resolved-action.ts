import type { Diagnostic } from "../diagnostic.ts";
import type { DeliveryEffect, FailedEffect, InCallEffect } from "./effect.ts";
import type { RenderScope } from "./render-template.ts";

/** What an action comes to for one event: an effect without the names that only its hook knows. */
export type Resolved = ResolvedDelivery | ResolvedInCall | ResolvedFailure;
export type ResolvedDelivery = Pick<
  DeliveryEffect,
  "kind" | "urlTemplate" | "request" | "timeoutMs" | "retry" | "sign"
>;
export type ResolvedInCall = Pick<InCallEffect, "kind" | "inCall">;
export type ResolvedFailure = Pick<FailedEffect, "kind" | "code" | "message">;

/** Chooses one of `count` possibilities: an index from 0, seeded by the caller. */
export type PickOne = (count: number) => number;

/**
 * An action read once. `resolve` is only called when there are no errors among the diagnostics; it may throw what
 * `attempt` of `template-problem.ts` understands.
 */
export type ReadAction = {
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly resolve: (scope: RenderScope, pick: PickOne) => Resolved;
};
