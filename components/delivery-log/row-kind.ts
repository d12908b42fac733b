import type { StreamMessage } from "#core/contracts/stream.ts";
import type { RowFacts } from "./live-rows.ts";
import type { LogFilters, LogView } from "./log-place.ts";

export type RowPage<T> = { readonly rows: readonly T[]; readonly next: string | null };

/** One of the two lists of the log: where its rows come from and what the list has to know of them. */
export type RowKind<T> = RowFacts<T> & {
  readonly view: LogView;
  readonly loadPage: (filters: LogFilters, after: string | null) => Promise<RowPage<T>>;
  readonly rowOf: (message: StreamMessage) => T | null;
  /** Whether a row is one the filters ask for; `null` when only the server can tell. */
  readonly isWanted: (row: T, filters: LogFilters) => boolean | null;
};

/** Rows of one page: enough that scrolling seldom waits, little enough to come at once. */
const pageSize = 200;

/** The address of a page of a list. Fields without a value are left out. */
export function pageAddress(
  path: string,
  fields: Readonly<Record<string, string | null>>,
  after: string | null,
): string {
  const query = new URLSearchParams({ limit: String(pageSize) });
  for (const [name, value] of Object.entries({ ...fields, after })) {
    if (value !== null && value !== "") query.set(name, value);
  }
  return `${path}?${query.toString()}`;
}
