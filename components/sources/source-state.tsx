import type { Source } from "#core/contracts/sources.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import classes from "./source-state.module.css";

export type SourceStateProps = { readonly source: Pick<Source, "lastEventAt"> };

/** Whether events arrive; turns by itself when the first one does. */
export function SourceState({ source }: SourceStateProps) {
  const { lastEventAt } = source;
  return (
    <span className={classes.state} data-live={lastEventAt !== null || undefined}>
      <span role="status">
        {lastEventAt === null ? "Waiting for the first event" : "Receiving"}
      </span>
      {lastEventAt === null ? null : (
        <span>
          · last event <RelativeTime iso={lastEventAt} />
        </span>
      )}
    </span>
  );
}
