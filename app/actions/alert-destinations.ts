"use server";

import {
  type AlertDestinationList,
  alertDestinationListSchema,
} from "#core/contracts/alert-destinations.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import { putAlertDestinations } from "#server/alert/alert-destinations.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";

export async function setAlertDestinations(
  list: AlertDestinationList,
): Promise<ActionAnswer<AlertDestinationList>> {
  return await handleAction((context) =>
    putAlertDestinations(context, parseInput(alertDestinationListSchema, list)),
  );
}
