import type { AlertDestinationList } from "#core/contracts/alert-destinations.ts";
import type { DestinationView } from "#core/contracts/deliveries.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";

/** The changes Settings can make; the page hands them over as server actions. */
export type SettingsActions = {
  readonly setDestinationStatus: (
    id: string,
    status: DestinationView["status"],
  ) => Promise<ActionAnswer<DestinationView>>;
  readonly setAlertDestinations: (
    list: AlertDestinationList,
  ) => Promise<ActionAnswer<AlertDestinationList>>;
  readonly allowAddress: (address: string) => Promise<ActionAnswer<null>>;
  readonly disallowAddress: (address: string) => Promise<ActionAnswer<null>>;
};
