import type { DiagnosticCode } from "../diagnostic.ts";
import type { LintRule } from "./lint-rule.ts";
import { actionImpossible, actionTooLate } from "./rules/actions.ts";
import { discordLimit, slackLimit } from "./rules/chat-limits.ts";
import { confidenceOverlap, noConfidenceThreshold } from "./rules/confidence.ts";
import { runsTwice } from "./rules/duplicates.ts";
import { eventNotProduced, neverFires, unpublished } from "./rules/events.ts";
import { parameterNotSent } from "./rules/functions.ts";
import { reasonOutsideFamily } from "./rules/reasons.ts";
import { missingSecret } from "./rules/secrets.ts";
import { elapsedPastMaximum, timeoutPastSilenceLimit, timeoutShadowed } from "./rules/timing.ts";
import { blindTransfer, severalDestinations } from "./rules/transfers.ts";

export type LintCode = Extract<DiagnosticCode, `lint.${string}`>;

/** Every rule by its code; findings come in this order. Each has a failing and a passing fixture (`fixtures/rules`). */
export const lintRules = {
  "lint.event-not-produced": eventNotProduced,
  "lint.never-fires": neverFires,
  "lint.unpublished": unpublished,
  "lint.action-too-late": actionTooLate,
  "lint.action-impossible": actionImpossible,
  "lint.timeout-shadowed": timeoutShadowed,
  "lint.timeout-past-silence-limit": timeoutPastSilenceLimit,
  "lint.elapsed-past-maximum": elapsedPastMaximum,
  "lint.confidence-overlap": confidenceOverlap,
  "lint.no-confidence-threshold": noConfidenceThreshold,
  "lint.blind-transfer": blindTransfer,
  "lint.several-destinations": severalDestinations,
  "lint.reason-outside-family": reasonOutsideFamily,
  "lint.parameter-not-sent": parameterNotSent,
  "lint.missing-secret": missingSecret,
  "lint.runs-twice": runsTwice,
  "lint.slack-limit": slackLimit,
  "lint.discord-limit": discordLimit,
} as const satisfies Record<LintCode, LintRule>;
