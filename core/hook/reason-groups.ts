import { endedReasons } from "./ended-reasons.ts";
import { describeReason } from "./reason-words.ts";

/** The ended reasons as a picker shows them: each in exactly one group. */
export type ReasonGroup = {
  readonly id: string;
  readonly title: string;
  readonly reasons: readonly string[];
};

type GroupRule = { readonly id: string; readonly title: string; readonly test: RegExp };

/** The first rule that matches decides; the last takes the rest. */
const rules: readonly GroupRule[] = [
  { id: "pipeline", title: "Pipeline errors", test: /pipeline-error|error-pipeline/ },
  { id: "provider", title: "Provider faults", test: /providerfault/ },
  { id: "vapi", title: "Vapi faults", test: /vapifault/ },
  { id: "hooks", title: "Ended by a hook", test: /hook-executed/ },
  {
    id: "transfers",
    title: "Transfers",
    test: /warm-transfer|during-transfer|transfer-failed|call\.forwarding|forwarded-call|forwarding-phone/,
  },
  {
    id: "start",
    title: "Call could not start",
    test: /^call\.start|^call-start-error|^assistant-request|^assistant-not|^assistant-join|bypass-enabled/,
  },
  {
    id: "not-reached",
    title: "Nobody was reached",
    test: /busy|did-not-answer|did-not-give|voicemail|misdialed|failed-to-connect|rejected/,
  },
  { id: "caller", title: "The caller ended it", test: /^customer-ended|caller-hungup/ },
  { id: "agent", title: "The agent ended it", test: /^assistant-(ended|said)/ },
  {
    id: "limits",
    title: "Silence and time limits",
    test: /silence-timed-out|exceeded-max-duration/,
  },
  { id: "other", title: "Line and operation", test: /(?:)/ },
];

/** Puts reasons into groups, in the order of the groups; groups without a reason are left out. */
export function groupReasons(reasons: readonly string[]): readonly ReasonGroup[] {
  return rules
    .map((rule) => ({
      id: rule.id,
      title: rule.title,
      reasons: reasons.filter((reason) => ruleOf(reason) === rule),
    }))
    .filter((group) => group.reasons.length > 0);
}

/** The known reasons that have every word of a query in their name or description, case-insensitive. */
export function searchReasons(query: string): readonly string[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return endedReasons.filter((reason) => {
    const text = `${reason} ${describeReason(reason)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function ruleOf(reason: string): GroupRule | undefined {
  return rules.find((rule) => rule.test.test(reason));
}
