"use client";

import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useMemo, useReducer, useState } from "react";
import type { StreamMessage } from "#core/contracts/stream.ts";
import { loadAnywayMs, useLiveStream, useStreamState } from "../live-stream.ts";
import {
  addArrived,
  noLiveRows,
  showWaiting,
  toShownRows,
  type Arrival,
  type LiveRows,
  type LoadedRows,
  type ShownRows,
} from "./live-rows.ts";
import type { LogFilters } from "./log-place.ts";
import type { RowKind, RowPage } from "./row-kind.ts";

export type LogRows<T> = {
  readonly rows: ShownRows<T>;
  /** How many new rows wait to be shown. */
  readonly waiting: number;
  readonly showWaiting: () => void;
  readonly isPending: boolean;
  readonly isLoadingMore: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Loads the next page, when there is one and none is on its way. */
  readonly loadMore: () => void;
};

type Change<T> =
  | { readonly kind: "arrive"; readonly arrival: Arrival<T> }
  | { readonly kind: "show" }
  | { readonly kind: "clear" };

/** More changes than this are not kept beside the pages: the list starts anew. */
const maxChanged = 20_000;
/** How long the first page of a text search waits for more changes before it is asked for again. */
const settleMs = 800;

/**
 * The rows of one list, live. Mount anew for other filters. New rows are shown at once, or wait while `isHeld`;
 * changes of rows that are shown are always applied.
 */
export function useLogRows<T>(kind: RowKind<T>, filters: LogFilters, isHeld: boolean): LogRows<T> {
  const client = useQueryClient();
  const queryKey = ["log", kind.view, filters] as const;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => kind.loadPage(filters, pageParam),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    enabled: useIsSubscribed(),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const loaded = useMemo(() => toLoaded(kind, query.data?.pages ?? []), [kind, query.data]);
  const [live, change] = useReducer(
    (before: LiveRows<T>, next: Change<T>) => reduce(kind, before, next),
    noLiveRows,
  );
  const arrive = (rows: readonly T[], isWanted: (row: T) => boolean): void =>
    change({ kind: "arrive", arrival: { rows, loaded, isWanted, isHeld } });

  const startAnew = (): void => {
    client.setQueryData<InfiniteData<RowPage<T>>>(queryKey, keepFirstPage);
    void query.refetch();
  };
  const askAgain = useSettled(() => {
    void kind.loadPage(filters, null).then(
      (page) => arrive(page.rows, () => true),
      // The list stays as it is; the next change asks again.
      () => undefined,
    );
  });
  useLiveStream((messages: readonly StreamMessage[]) => {
    const rows = messages.flatMap((message) => kind.rowOf(message) ?? []);
    arrive(rows, (row) => kind.isWanted(row, filters) === true);
    if (rows.some((row) => kind.isWanted(row, filters) === null)) askAgain();
    if (messages.some((message) => message.kind === "reset")) startAnew();
    if (live.changed.size <= maxChanged) return;
    change({ kind: "clear" });
    startAnew();
  });

  return {
    rows: useMemo(() => toShownRows(live, kind, loaded), [live, kind, loaded]),
    waiting: live.waiting.length,
    showWaiting: () => change({ kind: "show" }),
    isPending: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    error: query.error,
    retry: () => void query.refetch(),
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
}

const firstPage: string | null = null;

function reduce<T>(kind: RowKind<T>, before: LiveRows<T>, change: Change<T>): LiveRows<T> {
  if (change.kind === "clear") return noLiveRows;
  return change.kind === "show" ? showWaiting(before) : addArrived(before, kind, change.arrival);
}

function toLoaded<T>(kind: RowKind<T>, pages: readonly RowPage<T>[]): LoadedRows<T> {
  const rows = pages.flatMap((page) => page.rows);
  return {
    rows,
    ids: new Set(rows.map((row) => kind.idOf(row))),
    hasMore: (pages.at(-1)?.next ?? null) !== null,
  };
}

function keepFirstPage<T>(data: InfiniteData<T> | undefined): InfiniteData<T> | undefined {
  if (data === undefined) return undefined;
  return { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };
}

/** Whether the page may be loaded: the stream is there, or is not coming soon. */
function useIsSubscribed(): boolean {
  const state = useStreamState();
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), loadAnywayMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate || state !== "connecting";
}

/** Calls `run` once the calls have paused for a moment. */
function useSettled(run: () => void): () => void {
  const [count, setCount] = useState(0);
  const runLatest = useEffectEvent(run);
  useEffect(() => {
    if (count === 0) return undefined;
    const timer = setTimeout(runLatest, settleMs);
    return () => clearTimeout(timer);
  }, [count]);
  return () => setCount((before) => before + 1);
}
