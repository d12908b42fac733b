import { memo } from "react";
import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import { Countdown } from "../ui/countdown.tsx";
import { formatDuration } from "../ui/format-duration.ts";
import { actionWords, destinationWords } from "./action-words.ts";
import { DeliveryStatus } from "./delivery-status.tsx";
import { RowTime } from "./row-time.tsx";
import { statusWords } from "./status-words.ts";
import classes from "./log-row.module.css";

export type DeliveryRowProps = { readonly delivery: DeliverySummary };

/** One delivery as the list shows it. */
export const DeliveryRow = memo(function DeliveryRow({ delivery }: DeliveryRowProps) {
  const { title, icon: Icon } = actionWords(delivery.actionType);
  return (
    <div className={`${classes.row} ${classes.delivery}`}>
      <span className={classes.status}>
        <DeliveryStatus delivery={delivery} />
      </span>
      <span className={classes.action}>
        <Icon size={17} stroke={1.7} aria-hidden />
        <span className={classes.title}>{title}</span>
        <span className={classes.quiet}>{destinationWords(delivery)}</span>
      </span>
      <span className={classes.flow}>
        <span className={classes.name}>{delivery.flowName}</span>
        {delivery.test ? <span className={classes.test}>Test</span> : null}
      </span>
      <span className={classes.code} data-bad={isBadCode(delivery.lastStatus) || undefined}>
        {delivery.lastStatus ?? ""}
      </span>
      <span className={classes.duration}>
        <Pace delivery={delivery} />
      </span>
      <RowTime iso={delivery.createdAt} />
    </div>
  );
});

/** How long it took, or when it is tried again. */
function Pace({ delivery }: DeliveryRowProps) {
  const { attempts, durationMs, nextAttemptAt, status } = delivery;
  if (status === "pending" && attempts > 0 && nextAttemptAt !== null) {
    return (
      <span className={classes.next}>
        <Countdown iso={nextAttemptAt} lead="in " due="now" />
      </span>
    );
  }
  if (durationMs === null) return null;
  return `${formatDuration(durationMs)}${attempts > 1 ? ` · ${attempts}×` : ""}`;
}

function isBadCode(status: number | null): boolean {
  return status !== null && (status < 200 || status >= 300);
}

/** The row in one sentence. */
export function nameDelivery(delivery: DeliverySummary): string {
  const { title } = actionWords(delivery.actionType);
  const parts = [
    statusWords(delivery).word,
    `${title} to ${destinationWords(delivery)}`,
    `flow ${delivery.flowName}`,
    delivery.test ? "test" : "",
    delivery.lastStatus === null ? "" : `answered ${delivery.lastStatus}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
