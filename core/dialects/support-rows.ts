import type { ActionType } from "../hook/action.ts";
import { eventCatalog } from "../hook/event-catalog.ts";
import type { FilterType } from "../hook/filter.ts";
import type { hookSchema } from "../hook/hook.ts";
import type { Support, SupportRow } from "./dialect.ts";

/** What a dialect makes of one part; one sentence wherever something is partial. */
export type Says = readonly [reads: Support, writes: Support, note?: string];

export const unsupported: Says = ["none", "none"];

/** What a dialect makes of everything a hooks document can hold: a part that is forgotten does not compile. */
export type SupportTable = {
  readonly event: (type: string) => Says;
  readonly filter: Readonly<Record<FilterType, Says>>;
  readonly action: Readonly<Record<ActionType, Says>>;
  readonly field: Readonly<Record<keyof typeof hookSchema.shape, Says>>;
};

/** The rows of a support table, events in the order of the catalogue. */
export function supportRows(table: SupportTable): readonly SupportRow[] {
  return [
    ...eventCatalog.map(({ type }) => row("event", type, table.event(type))),
    ...(["filter", "action", "field"] as const).flatMap((part) =>
      Object.entries<Says>(table[part]).map(([name, says]) => row(part, name, says)),
    ),
  ];
}

function row(part: SupportRow["part"], name: string, [reads, writes, note]: Says): SupportRow {
  return { part, name, reads, writes, ...(note === undefined ? {} : { note }) };
}
