"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import type { ShownRows } from "./live-rows.ts";
import classes from "./row-list.module.css";

export type RowListProps<T> = {
  readonly rows: ShownRows<T>;
  /** Name of the list for screen readers. */
  readonly label: string;
  readonly rowHeight: number;
  readonly openId: string | null;
  readonly idOf: (row: T) => string;
  /** The row in one sentence. */
  readonly nameOf: (row: T) => string;
  readonly children: (row: T) => ReactNode;
  readonly onOpen: (id: string) => void;
  /** Told when the reader leaves the top of the list and when they are back. */
  readonly onScrolled: (isScrolled: boolean) => void;
  readonly onNearEnd: () => void;
  /** Grows each time the list is to go to its top. */
  readonly topRequests: number;
};

/** Rows beyond the visible ones that are drawn, so that fast scrolling shows no gaps. */
const overscan = 12;
/** The next page is asked for when fewer rows than this are left below. */
const nearEndRows = 40;
/** A few pixels off the top still count as the top. */
const topSlackPx = 6;

/**
 * A list of any length of which only the visible rows are drawn. One stop for the tab key; arrows move, Enter opens.
 * While a row is open, moving opens the next one.
 */
export function RowList<T>(props: RowListProps<T>) {
  const { rows, rowHeight, openId, idOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string | null>(openId);
  // Another function would make the virtualizer measure every row of the list anew, with each scroll.
  const getItemKey = useCallback(
    (index: number) => {
      const row = rows.at(index);
      return row === undefined ? index : idOf(row);
    },
    [rows, idOf],
  );
  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    getItemKey,
  });
  const drawn = virtualizer.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? -1;
  useNearEnd(lastDrawn, rows.count, props.onNearEnd);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useEffect(() => {
    if (props.topRequests > 0) scroller.current?.scrollTo({ top: 0 });
  }, [props.topRequests]);

  const moveTo = (index: number): void => {
    const row = rows.at(Math.min(Math.max(index, 0), rows.count - 1));
    if (row === undefined) return;
    const id = idOf(row);
    setActiveId(id);
    virtualizer.scrollToIndex(Math.min(Math.max(index, 0), rows.count - 1));
    if (openId !== null) props.onOpen(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight));
    if (step !== null) {
      event.preventDefault();
      moveTo(step.from === "start" ? step.by : findIndex(rows, idOf, activeId) + step.by);
    } else if ((event.key === "Enter" || event.key === " ") && activeId !== null) {
      event.preventDefault();
      props.onOpen(activeId);
    }
  };
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={isDrawn(activeId) ? elementId(activeId) : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows.at(0);
        if (activeId === null && first !== undefined) setActiveId(idOf(first));
      }}
      onScroll={(event) => props.onScrolled(event.currentTarget.scrollTop > topSlackPx)}
    >
      <div
        role="presentation"
        className={classes.space}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {drawn.map(({ index, key, start }) => {
          const row = rows.at(index);
          if (row === undefined) return null;
          const id = idOf(row);
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list takes the keys for all its rows
            <div
              key={key}
              id={elementId(id)}
              role="option"
              tabIndex={-1}
              aria-selected={id === openId}
              aria-label={props.nameOf(row)}
              aria-posinset={index + 1}
              aria-setsize={rows.count}
              data-active={id === activeId || undefined}
              className={classes.row}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => {
                setActiveId(id);
                props.onOpen(id);
              }}
            >
              {props.children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );

  function isDrawn(id: string | null): id is string {
    return id !== null && drawn.some(({ key }) => key === id);
  }
}

function useNearEnd(lastDrawn: number, count: number, onNearEnd: () => void): void {
  const tell = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (lastDrawn >= 0 && lastDrawn >= count - nearEndRows) tell();
  }, [lastDrawn, count]);
}

function elementId(rowId: string): string {
  return `log-row-${rowId}`;
}

function findIndex<T>(rows: ShownRows<T>, idOf: (row: T) => string, id: string | null): number {
  if (id === null) return -1;
  for (let index = 0; index < rows.count; index += 1) {
    const row = rows.at(index);
    if (row !== undefined && idOf(row) === id) return index;
  }
  return -1;
}

type Step = { readonly from: "start" | "here"; readonly by: number };

function stepOf(key: string, pageRows: number): Step | null {
  switch (key) {
    case "ArrowDown":
    case "j":
      return { from: "here", by: 1 };
    case "ArrowUp":
    case "k":
      return { from: "here", by: -1 };
    case "PageDown":
      return { from: "here", by: pageRows };
    case "PageUp":
      return { from: "here", by: -pageRows };
    case "Home":
      return { from: "start", by: 0 };
    case "End":
      return { from: "start", by: Number.MAX_SAFE_INTEGER };
    default:
      return null;
  }
}
