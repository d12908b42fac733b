"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconActivity, IconArrowUp, IconFilterOff } from "@tabler/icons-react";
import Link from "next/link";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { hintOf } from "../read-api.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { hasFilters, noFilters, type LogFilters, type LogView } from "./log-place.ts";
import type { RowKind } from "./row-kind.ts";
import { RowList } from "./row-list.tsx";
import { useLogRows } from "./use-log-rows.ts";
import classes from "./log-list.module.css";

export type LogListProps<T> = {
  readonly kind: RowKind<T>;
  readonly label: string;
  readonly filters: LogFilters;
  readonly openId: string | null;
  readonly isPaused: boolean;
  readonly isPhone: boolean;
  readonly nameOf: (row: T) => string;
  readonly children: (row: T) => ReactNode;
  readonly onOpen: (id: string) => void;
  readonly onFilters: (filters: LogFilters) => void;
};

const rowHeightPx = 44;
const phoneRowHeightPx = 66;

/** One list of the log with its loading, empty and error states, and the pill that counts what is new. */
export function LogList<T>(props: LogListProps<T>) {
  const { kind, filters, isPaused } = props;
  const [isScrolled, setIsScrolled] = useState(false);
  const [topRequests, setTopRequests] = useState(0);
  const log = useLogRows(kind, filters, isPaused || isScrolled);
  useShowAtTop(isPaused || isScrolled, log.showWaiting);
  const showNew = (): void => {
    log.showWaiting();
    setTopRequests(topRequests + 1);
  };
  return (
    <section
      className={classes.list}
      aria-label={props.label}
      data-beside={props.openId !== null || undefined}
    >
      {log.error === null ? null : (
        <div className={classes.problem}>
          <ProblemPanel
            title="The log could not be read."
            detail={log.error.message}
            hint={hintOf(log.error)}
            onRetry={log.retry}
          />
        </div>
      )}
      {log.waiting > 0 ? (
        <Button
          size="compact-sm"
          radius="xl"
          className={classes.pill}
          leftSection={<IconArrowUp size={14} stroke={2.2} aria-hidden />}
          onClick={showNew}
        >
          {log.waiting} new
        </Button>
      ) : null}
      {log.isPending && log.error === null && log.rows.count === 0 ? <RowSkeletons /> : null}
      {!log.isPending && log.rows.count === 0 ? (
        <Nothing view={kind.view} filters={filters} onFilters={props.onFilters} />
      ) : null}
      {log.rows.count === 0 ? null : (
        <RowList
          rows={log.rows}
          label={props.label}
          rowHeight={props.isPhone ? phoneRowHeightPx : rowHeightPx}
          openId={props.openId}
          idOf={kind.idOf}
          nameOf={props.nameOf}
          onOpen={props.onOpen}
          onScrolled={setIsScrolled}
          onNearEnd={log.loadMore}
          topRequests={topRequests}
        >
          {props.children}
        </RowList>
      )}
      <p className={classes.more} role="status">
        {log.isLoadingMore ? "Loading older rows…" : ""}
      </p>
    </section>
  );
}

/** Back at the top, what waited is shown. */
function useShowAtTop(isHeld: boolean, showWaiting: () => void): void {
  const show = useEffectEvent(showWaiting);
  useEffect(() => {
    if (!isHeld) show();
  }, [isHeld]);
}

function RowSkeletons() {
  return (
    <div aria-busy aria-label="Loading the log" role="status">
      {Array.from({ length: 9 }, (_, row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton height={12} width={92} radius="sm" />
          <Skeleton height={12} width={`${34 - (row % 4) * 4}%`} radius="sm" />
          <Skeleton height={12} width={`${22 - (row % 3) * 3}%`} radius="sm" />
        </div>
      ))}
    </div>
  );
}

type NothingProps = {
  readonly view: LogView;
  readonly filters: LogFilters;
  readonly onFilters: (filters: LogFilters) => void;
};

function Nothing({ view, filters, onFilters }: NothingProps) {
  if (hasFilters(filters)) {
    return (
      <EmptyState
        icon={<IconFilterOff size={22} stroke={1.6} />}
        title="Nothing fits these filters"
        line="What fits later shows here by itself."
      >
        <Button variant="default" onClick={() => onFilters(noFilters)}>
          Clear the filters
        </Button>
      </EmptyState>
    );
  }
  return view === "deliveries" ? (
    <EmptyState
      icon={<IconActivity size={22} stroke={1.6} />}
      title="Nothing has been sent yet"
      line="Each message a flow sends shows here the moment it happens, with every attempt. A test call is enough to see one."
    >
      <Button component={Link} href="/">
        Open a flow and press Test call
      </Button>
    </EmptyState>
  ) : (
    <EmptyState
      icon={<IconActivity size={22} stroke={1.6} />}
      title="No event has arrived yet"
      line="Events of your calls show here with what each flow made of them, also those that nothing came of."
    >
      <Button component={Link} href="/sources">
        Connect a voice platform
      </Button>
    </EmptyState>
  );
}
