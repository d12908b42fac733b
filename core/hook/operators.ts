import type { FilterType } from "./filter.ts";

/** What a filter's own value is, so that a form knows which control to show. */
export type OperatorValue =
  | "entries"
  | "scalars"
  | "texts"
  | "pattern"
  | "number"
  | "range"
  | "presence"
  | "hours"
  | "fraction"
  | "filters"
  | "filter";

export type Operator = {
  /** Between the value's title and what it is compared with: "ended reason *is one of* …". */
  readonly title: string;
  /** One sentence for a menu. */
  readonly line: string;
  readonly value: OperatorValue;
  /** Whether it looks at a value of the event, named by `key`. */
  readonly hasKey: boolean;
  /** Whether `caseSensitive` means anything. */
  readonly hasCase: boolean;
};

/** Every kind of filter, in the order a menu shows them. */
export const operators = {
  oneOf: {
    title: "is one of",
    line: "The value is exactly one of a list; an ended reason may also be of a family.",
    value: "entries",
    hasKey: true,
    hasCase: false,
  },
  equals: {
    title: "is",
    line: "The value is the same as a text, a number or yes or no.",
    value: "scalars",
    hasKey: true,
    hasCase: true,
  },
  contains: {
    title: "contains",
    line: "The text has one of these parts somewhere in it.",
    value: "texts",
    hasKey: true,
    hasCase: true,
  },
  startsWith: {
    title: "starts with",
    line: "The text begins with one of these.",
    value: "texts",
    hasKey: true,
    hasCase: true,
  },
  endsWith: {
    title: "ends with",
    line: "The text ends with one of these.",
    value: "texts",
    hasKey: true,
    hasCase: true,
  },
  matches: {
    title: "matches",
    line: "The text fits a pattern (RE2 regular expression).",
    value: "pattern",
    hasKey: true,
    hasCase: true,
  },
  greaterThan: {
    title: "is more than",
    line: "The number is larger.",
    value: "number",
    hasKey: true,
    hasCase: false,
  },
  lessThan: {
    title: "is less than",
    line: "The number is smaller.",
    value: "number",
    hasKey: true,
    hasCase: false,
  },
  between: {
    title: "is between",
    line: "The number lies between two others or is one of them.",
    value: "range",
    hasKey: true,
    hasCase: false,
  },
  exists: {
    title: "is known",
    line: "There is a value, whatever it is; or there is none.",
    value: "presence",
    hasKey: true,
    hasCase: false,
  },
  withinHours: {
    title: "within hours",
    line: "The event happens on these days, between these times.",
    value: "hours",
    hasKey: false,
    hasCase: false,
  },
  chance: {
    title: "by chance",
    line: "Only a share of the events passes.",
    value: "fraction",
    hasKey: false,
    hasCase: false,
  },
  any: {
    title: "any of",
    line: "At least one of several conditions holds.",
    value: "filters",
    hasKey: false,
    hasCase: false,
  },
  all: {
    title: "all of",
    line: "Several conditions hold together.",
    value: "filters",
    hasKey: false,
    hasCase: false,
  },
  not: {
    title: "not",
    line: "A condition does not hold.",
    value: "filter",
    hasKey: false,
    hasCase: false,
  },
} as const satisfies Record<FilterType, Operator>;

/** The operator of a filter's type, `null` when there is no such type. */
export function findOperator(type: string): Operator | null {
  const found = Object.entries(operators).find(([name]) => name === type);
  return found === undefined ? null : found[1];
}
