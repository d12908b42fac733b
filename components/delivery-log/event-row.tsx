import { IconBolt, IconCheck, IconPointOff } from "@tabler/icons-react";
import { memo } from "react";
import type { EventSummary } from "#core/contracts/events.ts";
import { eventTitle, noteSentence } from "./event-words.ts";
import { RowTime } from "./row-time.tsx";
import classes from "./log-row.module.css";

export type EventRowProps = { readonly event: EventSummary };

/** One event as the list shows it. */
export const EventRow = memo(function EventRow({ event }: EventRowProps) {
  const isQuiet = event.type === null;
  const Icon = isQuiet ? IconPointOff : IconBolt;
  return (
    <div className={`${classes.row} ${classes.event}`}>
      <span className={classes.what} data-quiet={isQuiet || undefined}>
        <Icon size={16} stroke={1.8} aria-hidden />
        <span className={classes.name}>{eventTitle(event)}</span>
        {event.test ? <span className={classes.test}>Test</span> : null}
      </span>
      <span className={classes.call}>{event.callId ?? ""}</span>
      <span className={classes.outcome}>
        <Outcome event={event} />
      </span>
      <span className={classes.source}>{event.source}</span>
      <RowTime iso={event.receivedAt} />
    </div>
  );
});

function Outcome({ event }: EventRowProps) {
  if (event.note !== null) {
    return (
      <span className={classes.note} data-warn={event.unrecognised || undefined}>
        {noteSentence(event.note)}
      </span>
    );
  }
  const { fired, skipped, repeats } = event;
  return (
    <>
      {fired > 0 ? (
        <span className={classes.fired}>
          <IconCheck size={14} stroke={2.4} aria-hidden />
          {fired} fired
        </span>
      ) : null}
      {skipped > 0 ? <span className={classes.skipped}>{skipped} did not</span> : null}
      {fired + skipped === 0 ? <span className={classes.skipped}>No flow listens</span> : null}
      {repeats > 0 ? <span className={classes.note}>came {repeats + 1} times</span> : null}
    </>
  );
}

/** The row in one sentence. */
export function nameEvent(event: EventSummary): string {
  const outcome =
    event.note === null
      ? `${event.fired} hooks fired, ${event.skipped} did not`
      : noteSentence(event.note);
  return `${eventTitle(event)}, ${outcome}, source ${event.source}${event.test ? ", test" : ""}`;
}
