import type { PartDraft } from "#core/hook/draft.ts";
import { operators } from "#core/hook/operators.ts";
import { fieldsOf, numberOf, textOf, textsOf, type DraftFields } from "./draft-fields.ts";

/** The kinds of filter a form edits, as its picker offers them. Groups come from imports and stay as they are. */
export const filterChoices = Object.entries(operators)
  .filter(([, operator]) => operator.value !== "filters" && operator.value !== "filter")
  .map(([type, { title, line }]) => ({ type, title, line }));

const listTypes = ["oneOf", "equals", "contains", "startsWith", "endsWith"] as const;
const officeHours = {
  days: ["mon", "tue", "wed", "thu", "fri"],
  from: "09:00",
  to: "17:00",
  timeZone: "Europe/Berlin",
} as const;

/** Whether a form edits this kind; groups and unknown kinds it does not. */
export function isEditable(type: string): boolean {
  return filterChoices.some((choice) => choice.type === type);
}

/** Whether the kind takes a list of texts. */
export function isListFilter(type: string): boolean {
  return listTypes.some((each) => each === type);
}

/** The same condition as another kind: what both have is carried over, the rest starts with a sensible value. */
export function switchFilterType(draft: PartDraft, type: string): PartDraft {
  if (type === "withinHours") return { type, withinHours: officeHours };
  if (type === "chance") return { type, chance: 0.1 };
  const key = textOf(draft, "key");
  const texts = textsOf(draft, draft.type);
  if (type === "matches") return { type, key, matches: texts[0] ?? "" };
  if (type === "exists") return { type, key, exists: true };
  if (type === "between") return { type, key, between: rangeOf(draft) };
  if (type === "greaterThan") return { type, key, greaterThan: firstNumber(draft) };
  if (type === "lessThan") return { type, key, lessThan: firstNumber(draft) };
  return { type, key, [type]: isListFilter(draft.type) || draft.type === "matches" ? texts : [] };
}

/** Both ends of a range, with 10 and 60 where there are none. */
export function rangeOf(draft: DraftFields): readonly [number, number] {
  const range = draft["between"];
  if (!Array.isArray(range)) return [10, 60];
  const ends = fieldsOf({ ends: { low: range[0], high: range[1] } }, "ends");
  return [numberOf(ends, "low") ?? 10, numberOf(ends, "high") ?? 60];
}

function firstNumber(draft: PartDraft): number {
  return numberOf(draft, draft.type) ?? rangeOf(draft)[0];
}
