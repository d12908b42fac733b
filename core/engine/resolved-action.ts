import type { Diagnostic } from "../diagnostic.ts";
import type { JsonObject } from "../json.ts";
import type {
  DataEffect,
  DecisionEffect,
  DeliveryEffect,
  FailedEffect,
  InCallEffect,
  NotifyEffect,
} from "./effect.ts";
import type { RenderScope } from "./render-template.ts";

/** What an action comes to for one event: an effect without the names that only its hook knows. */
export type Resolved =
  | ResolvedDelivery
  | ResolvedInCall
  | ResolvedNotify
  | ResolvedFailure
  | ResolvedDecision
  | ResolvedData
  | ResolvedAnswer;
export type ResolvedDelivery = Pick<
  DeliveryEffect,
  "kind" | "urlTemplate" | "request" | "timeoutMs" | "retry" | "sign"
>;
export type ResolvedInCall = Pick<InCallEffect, "kind" | "inCall">;
export type ResolvedNotify = Pick<NotifyEffect, "kind" | "title" | "text">;
export type ResolvedFailure = Pick<FailedEffect, "kind" | "code" | "message">;

export type ResolvedDecision = Pick<DecisionEffect, "kind" | "block" | "reason" | "set"> & {
  /** Only what is not there yet is set. */
  readonly ifAbsent: boolean;
};
export type ResolvedData = Pick<DataEffect, "kind" | "path" | "value">;
export type ResolvedAnswer = {
  readonly kind: "answer";
  /** `null`: whatever tool is asked for. */
  readonly toolName: string | null;
  readonly answer: JsonObject;
};

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
