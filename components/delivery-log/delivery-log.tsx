"use client";

import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { DeliveryPanel } from "./delivery-panel.tsx";
import { DeliveryRow, nameDelivery } from "./delivery-row.tsx";
import { deliveryRows } from "./delivery-rows.ts";
import { EventPanel } from "./event-panel.tsx";
import { EventRow, nameEvent } from "./event-row.tsx";
import { eventRows } from "./event-rows.ts";
import type { LogActions } from "./log-actions.ts";
import { LogHeader } from "./log-header.tsx";
import { LogList } from "./log-list.tsx";
import { LogPanelFrame } from "./log-panel-frame.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import { useLogPlace } from "./use-log-place.ts";
import classes from "./delivery-log.module.css";

export type DeliveryLogProps = { readonly actions: LogActions };

/** Every delivery and every event, live; a row opens beside the list. */
export function DeliveryLog({ actions }: DeliveryLogProps) {
  const { place, go } = useLogPlace();
  const [isPaused, setIsPaused] = useState(false);
  const isPhone = useMediaQuery("(max-width: 47.99em)") ?? false;
  const { view, openId, filters } = place;
  const list = {
    filters,
    openId,
    isPaused,
    isPhone,
    onOpen: (id: string) => go({ openId: id }, openId === null ? "push" : "replace"),
    onClose: () => go({ openId: null }),
    onFilters: (next: typeof filters) => go({ filters: next, openId: null }, "replace"),
  };
  // Another list or other filters are another list: it starts anew.
  const listKey = `${view} ${JSON.stringify(filters)}`;
  return (
    <div className={classes.log}>
      <LogHeader
        view={view}
        isPaused={isPaused}
        onPause={setIsPaused}
        onView={(next) => go({ view: next, openId: null })}
      />
      <LogToolbar view={view} filters={filters} onChange={list.onFilters} />
      <div className={classes.split}>
        {view === "deliveries" ? (
          <LogList
            key={listKey}
            kind={deliveryRows}
            label="Deliveries, newest first"
            nameOf={nameDelivery}
            {...list}
          >
            {(row) => <DeliveryRow delivery={row} />}
          </LogList>
        ) : (
          <LogList
            key={listKey}
            kind={eventRows}
            label="Events, newest first"
            nameOf={nameEvent}
            {...list}
          >
            {(row) => <EventRow event={row} />}
          </LogList>
        )}
        {openId === null ? null : (
          <LogPanelFrame isPhone={isPhone} onClose={list.onClose}>
            {view === "deliveries" ? (
              <DeliveryPanel
                key={openId}
                deliveryId={openId}
                actions={actions}
                onOpen={list.onOpen}
                onClose={list.onClose}
              />
            ) : (
              <EventPanel key={openId} eventId={openId} onClose={list.onClose} />
            )}
          </LogPanelFrame>
        )}
      </div>
    </div>
  );
}
