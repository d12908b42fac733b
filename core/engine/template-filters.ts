import type { Context, Liquid } from "liquidjs";
import { isJsonObject } from "../json.ts";
import { fromIso } from "../time.ts";
import { formatTime, toEpochMs } from "./template-date.ts";

/** Work units that one use of a filter costs beside the size of what it filters. */
const filterWork = 20;
/** Finding a time zone's rules takes far longer than any other filter. */
const zoneWork = 5000;
/** Format of a `date` without one. Source: LiquidJS 10, option `dateFormat`. */
const defaultFormat = "%A, %B %-e, %Y at %-l:%M %P %z";

/** Makes every filter cost what it takes in; Liquid counts only some of them. */
export function countFilters(liquid: Liquid): void {
  for (const [name, filter] of Object.entries(liquid.filters)) {
    const handler = typeof filter === "function" ? filter : filter.handler;
    liquid.registerFilter(name, function (value: unknown, ...parameters: unknown[]) {
      this.context.memoryLimit.use(filterWork + sizeOf(value) / 4);
      return Reflect.apply(handler, this, [value, ...parameters]);
    });
  }
}

/** How much there is to go through in a value: characters, entries, or one. */
export function sizeOf(value: unknown): number {
  return typeof value === "string" || Array.isArray(value) ? value.length : 1;
}

/**
 * Registers Liquid's date filters over our own formatter. Liquid's go by the clock and the time zone of the machine;
 * here `now` and `today` are the event's time and everything is UTC unless the filter names a zone.
 */
export function registerDateFilters(liquid: Liquid): void {
  const fixed = {
    date_to_xmlschema: "%Y-%m-%dT%H:%M:%S%:z",
    date_to_rfc822: "%a, %d %b %Y %H:%M:%S %z",
    date_to_string: "%d %b %Y",
    date_to_long_string: "%d %B %Y",
  };
  liquid.registerFilter("date", function (value: unknown, format: unknown, zone: unknown) {
    const chosen = format === undefined || format === null ? defaultFormat : String(format);
    this.context.memoryLimit.use(chosen.length);
    if (zone === undefined || zone === null) return formatValue(value, this.context, chosen, "UTC");
    this.context.memoryLimit.use(zoneWork);
    return formatValue(value, this.context, chosen, String(zone));
  });
  for (const [name, format] of Object.entries(fixed)) {
    liquid.registerFilter(name, function (value: unknown) {
      return formatValue(value, this.context, format, "UTC");
    });
  }
}

/** Returns the value as it is when it is no time, as Liquid does. */
function formatValue(value: unknown, context: Context, format: string, zone: string): unknown {
  const ms = toEpochMs(value, eventTime(context.globals));
  return ms === null ? value : (formatTime(ms, format, zone) ?? value);
}

function eventTime(globals: unknown): number | null {
  const now = isJsonObject(globals) ? globals["now"] : null;
  return typeof now === "string" ? fromIso(now) : null;
}
