"use client";

import { IconBolt, IconInfoCircle } from "@tabler/icons-react";
import Link from "next/link";
import type { EventDetail } from "#core/contracts/events.ts";
import { deliveryStatuses } from "#core/delivery/delivery-state.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { BodyView } from "./body-view.tsx";
import { CallLink } from "./delivery-panel.tsx";
import { DeliveryStatus } from "./delivery-status.tsx";
import { eventTitle, noteSentence } from "./event-words.ts";
import { deliveryPath } from "./log-place.ts";
import { Facts, Panel, PanelProblem, PanelSection, PanelSkeleton } from "./panel.tsx";
import { useEvent } from "./use-delivery.ts";
import { VerdictList } from "./verdict-list.tsx";
import classes from "./event-panel.module.css";

export type EventPanelProps = { readonly eventId: string; readonly onClose: () => void };

/** Everything about one event: what each hook made of it, what was sent, and the data itself. */
export function EventPanel({ eventId, onClose }: EventPanelProps) {
  const event = useEvent(eventId);
  const { data } = event;
  return (
    <Panel title={data === undefined ? "Event" : <EventTitle event={data} />} onClose={onClose}>
      {event.isPending ? <PanelSkeleton /> : null}
      {event.error === null ? null : (
        <PanelProblem error={event.error} onRetry={() => void event.refetch()} />
      )}
      {data === undefined ? null : (
        <>
          <EventNote event={data} />
          <EventFacts event={data} />
          {hasVerdicts(data) ? (
            <PanelSection title="What the hooks did">
              <VerdictList verdicts={data.verdicts} />
            </PanelSection>
          ) : null}
          <EventDeliveries event={data} />
          <EventBody event={data} />
        </>
      )}
    </Panel>
  );
}

type PartProps = { readonly event: EventDetail };

/** Whether hooks were asked at all: not of what is no event, nor of one that counts no more, as its note says. */
function hasVerdicts({ type, note, verdicts }: EventDetail): boolean {
  return type !== null && (note === null || verdicts.length > 0);
}

function EventTitle({ event }: PartProps) {
  return (
    <>
      <IconBolt size={18} stroke={1.7} aria-hidden />
      <span>{eventTitle(event)}</span>
      {event.test ? <span className={classes.test}>Test</span> : null}
    </>
  );
}

function EventNote({ event }: PartProps) {
  const { note, repeats, unrecognised } = event;
  if (note === null && repeats === 0) return null;
  return (
    <div className={classes.note} data-warn={unrecognised || undefined}>
      <IconInfoCircle size={18} stroke={1.7} aria-hidden />
      <div>
        {note === null ? null : <p className={classes.noteLine}>{noteSentence(note)}</p>}
        {unrecognised ? (
          <p>
            The body is kept below. Check the adapter of the source, or send Hookline’s own form: an
            object with <code>type</code> and <code>data</code>.
          </p>
        ) : null}
        {repeats > 0 ? <p>It came {repeats + 1} times and counted once.</p> : null}
      </div>
    </div>
  );
}

/** The platform's own body is kept beside what was read out of it. */
function EventBody({ event }: PartProps) {
  const { raw, ...data } = event.data;
  const hasData = Object.keys(data).length > 0;
  return (
    <>
      {hasData ? (
        <PanelSection title="Data">
          <BodyView body={JSON.stringify(data)} name="event data" />
        </PanelSection>
      ) : null}
      {raw === undefined ? null : (
        <PanelSection title="Body as it arrived">
          <BodyView body={JSON.stringify(raw)} name="body as it arrived" />
        </PanelSection>
      )}
    </>
  );
}

function EventFacts({ event }: PartProps) {
  const { callId, type } = event;
  return (
    <Facts
      facts={[
        ["Type", type === null ? null : <code key="type">{type}</code>],
        ["Source", event.source],
        ["Call", callId === null ? null : <CallLink callId={callId} />],
        ["Happened", <RelativeTime key="at" iso={event.at} />],
        ["Received", <RelativeTime key="received" iso={event.receivedAt} />],
      ]}
    />
  );
}

function EventDeliveries({ event }: PartProps) {
  if (event.deliveries.length === 0) return null;
  return (
    <PanelSection title="Deliveries">
      <ul className={classes.deliveries}>
        {event.deliveries.map((delivery) => {
          const status = deliveryStatuses.find((known) => known === delivery.status);
          return (
            <li key={delivery.id}>
              <Link href={deliveryPath(delivery.id)} className={classes.delivery}>
                {status === undefined ? (
                  delivery.status
                ) : (
                  <DeliveryStatus delivery={{ status, attempts: 0 }} />
                )}
                <span className={classes.what}>
                  {delivery.hook} · {delivery.action}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
