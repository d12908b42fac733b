import type { SkipReason, Verdict } from "#core/engine/verdict.ts";
import { describeFilter } from "#core/hook/describe-filter.ts";
import { describeReason } from "#core/hook/reason-words.ts";
import { isJsonObject, type Json } from "#core/json.ts";

export type VerdictWords = {
  /** Why, in one sentence. */
  readonly line: string;
  /** What was asked for and what was there; both `null` when the reason says all. */
  readonly expected: string | null;
  readonly seen: string | null;
};

/** What one hook did with an event, in people's words. */
export function describeVerdict(verdict: Verdict): VerdictWords {
  if (verdict.verdict === "fired") return sentence("Every filter matched.");
  const reason = verdict.reason ?? "event";
  if (reason === "platform") return sentence(platformLine(verdict));
  if (reason === "filter") return describeMiss(verdict);
  if (reason === "scope" && isEmptyList(verdict.expected)) {
    return sentence("No agent is chosen for it, so it never fires.");
  }
  return {
    line: lines[reason],
    expected: verdict.expected === undefined ? null : expectedWords(reason, verdict.expected),
    seen: verdict.actual === undefined ? null : showValue(verdict.actual),
  };
}

const lines = {
  event: "It listens to another event.",
  filter: "A filter did not match.",
  scope: "It is for other agents only.",
  disabled: "It is switched off.",
  capped: "It has fired as often as it may.",
  limited: "It has fired as often as it may in one call.",
  confidence: "The transcriber’s confidence is outside the range.",
  replaced: "A hook with a longer timeout fires at the same moment.",
  suspended: "The clocks stand still while a tool runs or the call is transferred.",
  "call-over": "The call had ended already.",
  blocked: "An earlier hook stopped the event.",
  platform: "The voice platform runs this flow.",
} as const satisfies Record<SkipReason, string>;

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

function sentence(line: string): VerdictWords {
  return { line, expected: null, seen: null };
}

function platformLine({ wouldHave }: Verdict): string {
  if (wouldHave === undefined) return lines.platform;
  return `${lines.platform} Here it ${wouldHave === "fired" ? "would have fired" : "would not have fired"}.`;
}

function describeMiss({ filter, expected, actual }: Verdict): VerdictWords {
  const isReason = isReasonFilter(filter);
  const show = isReason ? showReason : showValue;
  return {
    line: isTyped(filter) ? `The filter “${describeFilter(filter)}” did not match.` : lines.filter,
    expected: expected === undefined ? null : expectedFor(filter, expected),
    seen: show(actual ?? null),
  };
}

function isTyped(filter: Json | undefined): filter is { readonly type: string } {
  return isJsonObject(filter) && typeof filter["type"] === "string";
}

function isReasonFilter(filter: Json | undefined): boolean {
  return (
    isJsonObject(filter) &&
    (filter["key"] === "call.endedReason" || filter["key"] === "call_ended_reason")
  );
}

function expectedFor(filter: Json | undefined, expected: Json): string {
  const type = isTyped(filter) ? filter.type : "";
  if (type === "exists") return expected === true ? "any value" : "no value";
  if (Array.isArray(expected) && type !== "between") return expected.map(showValue).join(", ");
  if (type === "between" && Array.isArray(expected)) return expected.map(showValue).join(" to ");
  if (type === "greaterThan") return `more than ${showValue(expected)}`;
  if (type === "lessThan") return `less than ${showValue(expected)}`;
  return showValue(expected);
}

function expectedWords(reason: SkipReason, expected: Json): string {
  const isRange = reason === "confidence" && Array.isArray(expected);
  if (isRange) return `${showValue(expected[0] ?? null)} up to ${showValue(expected[1] ?? null)}`;
  if (reason === "limited" || reason === "capped") return `at most ${showValue(expected)}`;
  return Array.isArray(expected) ? expected.map(showValue).join(", ") : showValue(expected);
}

/** An ended reason as the platform names it, and what it means. */
function showReason(value: Json): string {
  return typeof value === "string" ? `${value} (${describeReason(value)})` : showValue(value);
}

const longestShown = 400;

function showValue(value: Json): string {
  if (value === null) return "nothing";
  if (value === true) return "yes";
  if (value === false) return "no";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (text === "") return "an empty text";
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
