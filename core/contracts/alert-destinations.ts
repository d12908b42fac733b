import { z } from "zod";
import { alertDestinationsSchema } from "../delivery/alert-destination.ts";

/** Request and response of `/api/v1/alert-destinations`: who the action `notify` tells, in order. */
export const alertDestinationListSchema = z
  .object({ alertDestinations: alertDestinationsSchema })
  .strict();
export type AlertDestinationList = z.infer<typeof alertDestinationListSchema>;
