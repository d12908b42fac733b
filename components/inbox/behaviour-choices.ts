import type { InboxBehaviour } from "#core/contracts/inbox.ts";

export type BehaviourChoice = {
  readonly value: string;
  readonly label: string;
  /** What a flow's deliveries do then. */
  readonly line: string;
  readonly behaviour: InboxBehaviour;
};

/** Ways a receiver behaves in real life, worth rehearsing. */
export const behaviourChoices: readonly BehaviourChoice[] = [
  {
    value: "works",
    label: "Works",
    line: "It answers 200: everything is delivered.",
    behaviour: { status: 200, delayMs: 0, retryAfterSeconds: null },
  },
  {
    value: "fails",
    label: "Fails",
    line: "It answers 500: deliveries are tried again, further and further apart.",
    behaviour: { status: 500, delayMs: 0, retryAfterSeconds: null },
  },
  {
    value: "busy",
    label: "Too busy",
    line: "It answers 429 and asks to be left alone for a while: the next attempt waits that long.",
    behaviour: { status: 429, delayMs: 0, retryAfterSeconds: 30 },
  },
  {
    value: "refuses",
    label: "Refuses",
    line: "It answers 404: the delivery fails at once and is not tried again.",
    behaviour: { status: 404, delayMs: 0, retryAfterSeconds: null },
  },
];

/** The way a behaviour is one of; by its status alone, as delay and wait are set beside it. */
export function choiceOf(behaviour: InboxBehaviour): BehaviourChoice | null {
  return behaviourChoices.find((choice) => choice.behaviour.status === behaviour.status) ?? null;
}

export const delayChoices = [
  { value: "0", label: "At once" },
  { value: "2000", label: "After 2 seconds" },
  { value: "8000", label: "After 8 seconds" },
  { value: "15000", label: "After 15 seconds, later than most wait" },
] as const;
