import type { SkipReason, Verdict } from "#core/engine/verdict.ts";
import { describeFilter } from "#core/hook/describe-filter.ts";
import { isPartDraft } from "#core/hook/draft.ts";
import type { Json } from "#core/json.ts";

const maxShown = 80;

/** Every reason but `filter`, which says what was expected and seen. */
const reasonWords = {
  event: "listens to another event",
  filter: "a condition did not match",
  scope: "is not for this agent",
  disabled: "is switched off",
  capped: "has happened often enough in this call",
  limited: "has run often enough in this call",
  confidence: "the confidence was outside its range",
  replaced: "a longer silence fires at the same moment",
  suspended: "the clocks were stopped",
  "call-over": "the call was over",
  blocked: "an earlier rule blocked",
  platform: "the voice platform runs this flow",
} as const satisfies Record<SkipReason, string>;

export type VerdictWords = {
  readonly fired: boolean;
  /** One sentence; for a filter what was asked for. */
  readonly line: string;
  /** What was there instead; `null` when that is no part of the reason. */
  readonly actual: string | null;
};

/** What a hook did with an event, and why not, in words. */
export function verdictWords(verdict: Verdict): VerdictWords {
  if (verdict.verdict === "fired") return { fired: true, line: "fired", actual: null };
  const { reason = "event", filter } = verdict;
  if (reason !== "filter" || !isPartDraft(filter)) {
    return { fired: false, line: reasonWords[reason], actual: null };
  }
  return {
    fired: false,
    line: `wants: ${describeFilter(filter)}`,
    actual: valueWords(verdict.actual ?? null),
  };
}

/** A value of a call for reading: text as it is, nothing as "nothing", long ones cut. */
export function valueWords(value: Json): string {
  if (value === null || value === "") return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}
