import { describe, expect, it } from "vitest";
import {
  addArrived,
  type LiveRows,
  type LoadedRows,
  noLiveRows,
  type RowFacts,
  showWaiting,
  toShownRows,
} from "./live-rows.ts";

type Row = { readonly id: string; readonly at: string; readonly version: number };

const facts: RowFacts<Row> = {
  idOf: (row) => row.id,
  timeOf: (row) => row.at,
  versionOf: (row) => row.version,
};
const row = (id: string, second: number, version = 1): Row => ({
  id,
  at: `2026-11-20T10:00:${String(second).padStart(2, "0")}.000Z`,
  version,
});
const load = (rows: readonly Row[], hasMore = false): LoadedRows<Row> => ({
  rows,
  ids: new Set(rows.map((each) => each.id)),
  hasMore,
});
const page = load([row("b", 20), row("a", 10)], true);

function arrive(
  rows: readonly Row[],
  options: { live?: LiveRows<Row>; isHeld?: boolean; loaded?: LoadedRows<Row> } = {},
): LiveRows<Row> {
  return addArrived(options.live ?? noLiveRows, facts, {
    rows,
    loaded: options.loaded ?? page,
    isWanted: (each) => each.id !== "unwanted",
    isHeld: options.isHeld ?? false,
  });
}

function shown(live: LiveRows<Row>, loaded = page): readonly string[] {
  const rows = toShownRows(live, facts, loaded);
  return Array.from({ length: rows.count }, (_, index) => {
    const each = rows.at(index);
    return `${each?.id}${each?.version}`;
  });
}

describe("rows that arrive", () => {
  it("stand above the pages, newest first", () => {
    expect(shown(arrive([row("c", 30), row("d", 40)]))).toEqual(["d1", "c1", "b1", "a1"]);
  });

  it("replace an older version where it stands", () => {
    expect(shown(arrive([row("a", 10, 2)]))).toEqual(["b1", "a2"]);
  });

  it("never replace a later version", () => {
    const live = arrive([row("c", 30, 3)]);
    expect(shown(arrive([row("c", 30, 2)], { live }))).toEqual(["c3", "b1", "a1"]);
  });

  it("are left to their page when that is not loaded", () => {
    expect(shown(arrive([row("old", 5)]))).toEqual(["b1", "a1"]);
    expect(shown(arrive([row("old", 5)], { loaded: load(page.rows) }), load(page.rows))).toContain(
      "old1",
    );
  });

  it("are left out when the list did not ask for them", () => {
    expect(shown(arrive([row("unwanted", 50)]))).toEqual(["b1", "a1"]);
  });

  it("are shown once when their page is loaded afterwards", () => {
    const live = arrive([row("c", 30, 2)]);
    expect(shown(live, load([row("c", 30, 1), ...page.rows], true))).toEqual(["c2", "b1", "a1"]);
  });
});

describe("rows that wait", () => {
  it("are counted, not shown, until the reader asks", () => {
    const live = arrive([row("c", 30)], { isHeld: true });
    expect(live.waiting).toEqual(["c"]);
    expect(shown(live)).toEqual(["b1", "a1"]);
    expect(shown(showWaiting(live))).toEqual(["c1", "b1", "a1"]);
  });

  it("are shown in their latest version", () => {
    const waiting = arrive([row("c", 30)], { isHeld: true });
    const live = arrive([row("c", 30, 2)], { live: waiting, isHeld: true });
    expect(shown(showWaiting(live))).toEqual(["c2", "b1", "a1"]);
  });
});
