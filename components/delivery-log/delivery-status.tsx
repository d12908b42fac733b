import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import { statusWords } from "./status-words.ts";
import classes from "./delivery-status.module.css";

export type DeliveryStatusProps = {
  readonly delivery: Pick<DeliverySummary, "status" | "attempts">;
};

/** The state of a delivery: an icon in its colour, and the word. */
export function DeliveryStatus({ delivery }: DeliveryStatusProps) {
  const { word, tone, icon: Icon } = statusWords(delivery);
  return (
    <span className={classes.status} data-tone={tone}>
      <span className={classes.icon}>
        <Icon size={12} stroke={2.6} aria-hidden />
      </span>
      {word}
    </span>
  );
}
