/**
 * The rows of a list that is loaded page by page and told of changes meanwhile. Rows are newest first.
 *
 * `changed`: later versions of rows, by id. `fresh`: ids of rows that came after the first page, newest first.
 * `waiting`: such rows that are not shown yet, because the reader has paused or has scrolled away from the top.
 */
export type LiveRows<T> = {
  readonly changed: ReadonlyMap<string, T>;
  readonly fresh: readonly string[];
  readonly waiting: readonly string[];
};

/** What the rules need to know of a row. */
export type RowFacts<T> = {
  readonly idOf: (row: T) => string;
  /** ISO 8601 in UTC: such texts sort as the times do. */
  readonly timeOf: (row: T) => string;
  /** Grows with each change of the row. */
  readonly versionOf: (row: T) => number;
};

/** The loaded pages as one list, with the ids in it. */
export type LoadedRows<T> = {
  readonly rows: readonly T[];
  readonly ids: ReadonlySet<string>;
  readonly hasMore: boolean;
};

export const noLiveRows: LiveRows<never> = {
  changed: new Map<string, never>(),
  fresh: [],
  waiting: [],
};

export type Arrival<T> = {
  readonly rows: readonly T[];
  readonly loaded: LoadedRows<T>;
  /** Whether the list asked for these rows at all. */
  readonly isWanted: (row: T) => boolean;
  /** New rows wait instead of moving what is being read. */
  readonly isHeld: boolean;
};

/** Takes in rows the stream told of. A row that is further down than what is loaded is left to its page. */
export function addArrived<T>(
  live: LiveRows<T>,
  facts: RowFacts<T>,
  arrival: Arrival<T>,
): LiveRows<T> {
  const { loaded } = arrival;
  const changed = new Map(live.changed);
  const known = new Set([...live.fresh, ...live.waiting]);
  const added: string[] = [];
  for (const row of arrival.rows) {
    const id = facts.idOf(row);
    const isListed = known.has(id) || loaded.ids.has(id);
    if (!isListed && (!arrival.isWanted(row) || isBelow(loaded, facts, row))) continue;
    changed.set(id, newest(facts, changed.get(id), row));
    if (isListed) continue;
    known.add(id);
    added.push(id);
  }
  if (added.length === 0) return { ...live, changed };
  const newestFirst = (ids: readonly string[]) => sortNewestFirst(ids, changed, facts);
  return arrival.isHeld
    ? { ...live, changed, waiting: newestFirst([...added, ...live.waiting]) }
    : { ...live, changed, fresh: newestFirst([...added, ...live.fresh]) };
}

/** Shows what waited. */
export function showWaiting<T>(live: LiveRows<T>): LiveRows<T> {
  if (live.waiting.length === 0) return live;
  return { ...live, fresh: [...live.waiting, ...live.fresh], waiting: [] };
}

/** The row at a place of the list: fresh ones first, then the pages; always its latest version. */
export type ShownRows<T> = {
  readonly count: number;
  readonly at: (index: number) => T | undefined;
};

export function toShownRows<T>(
  live: LiveRows<T>,
  facts: RowFacts<T>,
  loaded: LoadedRows<T>,
): ShownRows<T> {
  const fresh = live.fresh.flatMap((id) => {
    const row = live.changed.get(id);
    const isShown = row !== undefined && !loaded.ids.has(id) && !isBelow(loaded, facts, row);
    return isShown ? [row] : [];
  });
  return {
    count: fresh.length + loaded.rows.length,
    at: (index) => {
      if (index < fresh.length) return fresh[index];
      const row = loaded.rows[index - fresh.length];
      return row === undefined ? undefined : newest(facts, live.changed.get(facts.idOf(row)), row);
    },
  };
}

/** Whether a row belongs to a page that is not loaded yet. */
function isBelow<T>(loaded: LoadedRows<T>, facts: RowFacts<T>, row: T): boolean {
  const last = loaded.rows.at(-1);
  return loaded.hasMore && last !== undefined && facts.timeOf(row) < facts.timeOf(last);
}

function newest<T>(facts: RowFacts<T>, one: T | undefined, other: T): T {
  return one !== undefined && facts.versionOf(one) >= facts.versionOf(other) ? one : other;
}

function sortNewestFirst<T>(
  ids: readonly string[],
  rows: ReadonlyMap<string, T>,
  facts: RowFacts<T>,
): readonly string[] {
  const key = (id: string): string => {
    const row = rows.get(id);
    return `${row === undefined ? "" : facts.timeOf(row)} ${id}`;
  };
  return ids.toSorted((one, other) => (key(one) < key(other) ? 1 : -1));
}
