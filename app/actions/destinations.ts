"use server";

import { idArgument } from "#core/contracts/argument.ts";
import {
  allowAddressSchema,
  type DestinationView,
  patchDestinationSchema,
} from "#core/contracts/deliveries.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import {
  allowAddress as allow,
  disallowAddress as disallow,
} from "#server/destination/allowed-addresses.ts";
import { changeDestination } from "#server/destination/destinations.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";

export async function setDestinationStatus(
  id: string,
  status: DestinationView["status"],
): Promise<ActionAnswer<DestinationView>> {
  return await handleAction((context) => {
    const destinationId = parseInput(idArgument, id);
    return changeDestination(context, {
      destinationId,
      ...parseInput(patchDestinationSchema, { status }),
    });
  });
}

export async function allowAddress(address: string): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    await allow(context, parseInput(allowAddressSchema, { address }));
    return null;
  });
}

export async function disallowAddress(address: string): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    await disallow(context, parseInput(allowAddressSchema, { address }));
    return null;
  });
}
