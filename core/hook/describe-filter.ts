import { assertNever } from "../assert.ts";
import { contextPaths, dottedAliases, flatNames } from "./context-path.ts";
import { type Filter, filterSchema, weekdays } from "./filter.ts";
import { findOperator, operators } from "./operators.ts";

/**
 * A filter in people's words, such as "ended reason is one of pipeline-error, +4". Takes drafts too: what is missing
 * is shown as "…".
 */
export function describeFilter(filter: { readonly type: string }): string {
  const parsed = filterSchema.safeParse(filter);
  if (parsed.success) return inWords(parsed.data);
  const operator = findOperator(filter.type);
  if (operator === null) return `unknown filter ${filter.type}`;
  const key = "key" in filter && typeof filter.key === "string" ? filter.key : "";
  if (!operator.hasKey) return `${operator.title} …`;
  return `${key === "" ? "…" : describePath(key)} ${operator.title} …`;
}

/** The title of a context path in the middle of a sentence; a path nobody knows stands for itself. */
function describePath(key: string): string {
  const path = pathOfOtherName.get(key) ?? key;
  const title = titles.get(path);
  if (title === undefined) return key === "" ? "…" : key;
  return title.charAt(0).toLowerCase() + title.slice(1);
}

const titles: ReadonlyMap<string, string> = new Map(
  contextPaths.map((entry) => [entry.path, entry.title]),
);
const pathOfOtherName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(flatNames),
  ...Object.entries(dottedAliases),
]);

function inWords(filter: Filter): string {
  switch (filter.type) {
    case "oneOf":
      return keyed(filter, shorten(filter.oneOf));
    case "equals":
      return keyed(filter, shorten(asList(filter.equals).map(describeScalar)));
    case "contains":
      return keyed(filter, shorten(asList(filter.contains).map(quote)));
    case "startsWith":
      return keyed(filter, shorten(asList(filter.startsWith).map(quote)));
    case "endsWith":
      return keyed(filter, shorten(asList(filter.endsWith).map(quote)));
    case "matches":
      return keyed(filter, filter.matches);
    case "greaterThan":
      return keyed(filter, String(filter.greaterThan));
    case "lessThan":
      return keyed(filter, String(filter.lessThan));
    case "between":
      return keyed(filter, `${filter.between[0]} and ${filter.between[1]}`);
    case "exists":
      return `${describePath(filter.key)} is ${filter.exists ? "known" : "not known"}`;
    case "withinHours":
      return describeHours(filter.withinHours);
    case "chance":
      return `in ${Math.round(filter.chance * 1000) / 10} % of cases`;
    case "any":
      return filter.any.map(nested).join(" or ");
    case "all":
      return filter.all.map(nested).join(" and ");
    case "not":
      return `not ${nested(filter.not)}`;
    default:
      return assertNever(filter);
  }
}

function keyed(filter: Extract<Filter, { key: string }>, value: string): string {
  return `${describePath(filter.key)} ${operators[filter.type].title} ${value}`;
}

function nested(filter: Filter): string {
  const hasParts = filter.type === "any" || filter.type === "all";
  return hasParts ? `(${inWords(filter)})` : inWords(filter);
}

/** The first of several and how many more there are. */
function shorten(values: readonly string[]): string {
  const [first, ...others] = values;
  if (first === undefined) return "…";
  return others.length === 0 ? first : `${first}, +${others.length}`;
}

function describeScalar(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? String(value) : quote(value);
}

function quote(text: string): string {
  return `“${text}”`;
}

function asList<T extends string | number | boolean>(value: T | readonly T[]): readonly T[] {
  return typeof value === "object" ? value : [value];
}

type Hours = Extract<Filter, { type: "withinHours" }>["withinHours"];

function describeHours(hours: Hours): string {
  return `${describeDays(hours.days)} ${hours.from}–${hours.to} (${hours.timeZone})`;
}

/** "Mon–Fri" for three or more days in a row, else "Mon, Wed". */
function describeDays(days: readonly string[]): string {
  const chosen = weekdays.filter((day) => days.includes(day));
  const [first] = chosen;
  const last = chosen.at(-1);
  if (first === undefined || last === undefined) return "…";
  if (chosen.length === weekdays.length) return "every day";
  const isRow = weekdays.indexOf(last) - weekdays.indexOf(first) === chosen.length - 1;
  if (isRow && chosen.length > 2) return `${dayName(first)}–${dayName(last)}`;
  return chosen.map(dayName).join(", ");
}

function dayName(day: string): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}
