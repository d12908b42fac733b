"use server";

import { idArgument } from "#core/contracts/argument.ts";
import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import { resend } from "#server/delivery/resend.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";

export async function resendDelivery(id: string): Promise<ActionAnswer<DeliverySummary>> {
  return await handleAction((context) =>
    resend(context, { deliveryId: parseInput(idArgument, id) }),
  );
}
