/**
 * Options of events, as a form shows them. Bounds and defaults are Vapi's (OpenAPI `CustomerSpeechTimeoutOptions`,
 * `EndpointedSpeechLowConfidenceOptions`, 2026-08-19; guide "Assistant hooks"); `silencePolicy` is Hookline's.
 */
export type EventOptionKey =
  | "timeoutSeconds"
  | "triggerMaxCount"
  | "triggerResetMode"
  | "silencePolicy"
  | "confidenceMin"
  | "confidenceMax"
  | "seconds";

type OptionBase = {
  readonly key: EventOptionKey;
  readonly title: string;
  readonly line: string;
  readonly required: boolean;
};
export type NumberOption = OptionBase & {
  readonly kind: "number";
  readonly unit: "seconds" | "times" | "confidence";
  /** `null`: there is no fixed one; `line` says what holds instead. */
  readonly default: number | null;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
};
export type ChoiceOption = OptionBase & {
  readonly kind: "choice";
  readonly default: string;
  readonly choices: readonly { readonly value: string; readonly title: string }[];
};
export type EventOption = NumberOption | ChoiceOption;

export const silenceOptions: readonly EventOption[] = [
  {
    kind: "number",
    key: "timeoutSeconds",
    title: "After",
    line: "How long the caller is silent, counted from the end of the agent's speech.",
    unit: "seconds",
    default: 7.5,
    min: 1,
    max: 1000,
    integer: false,
    required: false,
  },
  {
    kind: "number",
    key: "triggerMaxCount",
    title: "At most",
    line: "How often this may happen in one call.",
    unit: "times",
    default: 3,
    min: 1,
    max: 10,
    // Vapi takes fractions too; a form offers whole ones.
    integer: true,
    required: false,
  },
  {
    kind: "choice",
    key: "triggerResetMode",
    title: "Count again",
    line: "Whether the count starts anew when the caller speaks.",
    default: "never",
    choices: [
      { value: "never", title: "Never" },
      { value: "onUserSpeech", title: "When the caller speaks" },
    ],
    required: false,
  },
  {
    kind: "choice",
    key: "silencePolicy",
    title: "Other silence timers",
    line: "Whether anything the agent says starts this clock anew.",
    default: "independent",
    choices: [
      { value: "independent", title: "Run independently" },
      { value: "restart", title: "Restart when the agent speaks" },
    ],
    required: false,
  },
];

export const confidenceOptions: readonly EventOption[] = [
  {
    kind: "number",
    key: "confidenceMax",
    title: "Below",
    line: "Without a value: the transcriber's own threshold, usually 0.4. At or above it, it is a normal turn.",
    unit: "confidence",
    default: null,
    min: 0,
    max: 1,
    integer: false,
    required: false,
  },
  {
    kind: "number",
    key: "confidenceMin",
    title: "At or above",
    line: "Without a value: 0.2 less than the upper end. What is below it is dropped.",
    unit: "confidence",
    default: null,
    min: 0,
    max: 1,
    integer: false,
    required: false,
  },
];

export const elapsedOptions: readonly EventOption[] = [
  {
    kind: "number",
    key: "seconds",
    title: "After",
    line: "Time since the call started. Happens once.",
    unit: "seconds",
    default: null,
    min: 1,
    max: 3600,
    integer: true,
    required: true,
  },
];
