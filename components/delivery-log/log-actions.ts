import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";

/** The changes the log can make; the page hands them over as server actions. */
export type LogActions = {
  readonly resendDelivery: (id: string) => Promise<ActionAnswer<DeliverySummary>>;
  readonly allowAddress: (address: string) => Promise<ActionAnswer<null>>;
};
