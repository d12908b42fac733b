import type { DestinationView } from "#core/contracts/deliveries.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";

/** The changes Settings can make; the page hands them over as server actions. */
export type SettingsActions = {
  readonly setDestinationStatus: (
    id: string,
    status: DestinationView["status"],
  ) => Promise<ActionAnswer<DestinationView>>;
  readonly allowAddress: (address: string) => Promise<ActionAnswer<null>>;
  readonly disallowAddress: (address: string) => Promise<ActionAnswer<null>>;
};
