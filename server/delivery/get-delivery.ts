import type { AttemptView, DeliveryDetail } from "#core/contracts/deliveries.ts";
import { sealedRequestSchema } from "#core/engine/sealed-request.ts";
import { showSealed } from "#core/engine/sealed-text.ts";
import type { Json } from "#core/json.ts";
import { toIso } from "#core/time.ts";
import {
  type AttemptRow,
  findDeliveryRequest,
  listAttempts,
} from "#db/queries/deliveries-read/delivery-detail.ts";
import { loadDeliveries } from "#db/queries/deliveries-read/delivery-rows.ts";
import { listAllowedAddresses } from "#db/queries/destinations/allowed-addresses.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { toDeliverySummary } from "./delivery-view.ts";

export type DeliveryInput = { readonly deliveryId: string };

/** Returns a delivery with its request and its attempts; secrets are shown as `${NAME}`. Errors: `NOT_FOUND`. */
export async function getDelivery(context: Context, input: DeliveryInput): Promise<DeliveryDetail> {
  const { db, workspaceId } = context;
  const { deliveryId } = input;
  const [[row], request, attempts, allowed] = await Promise.all([
    loadDeliveries(db, workspaceId, [deliveryId]),
    findDeliveryRequest(db, { workspaceId, deliveryId }),
    listAttempts(db, deliveryId),
    listAllowedAddresses(db, workspaceId),
  ]);
  if (row === undefined) throw noSuchDelivery(deliveryId);
  const refused = attempts.at(-1)?.allowable ?? null;
  const isAllowed = allowed.some((one) => one.address === refused);
  return {
    ...toDeliverySummary(row),
    request: showRequest(request),
    attemptList: attempts.map(toAttemptView),
    allowable: isAllowed ? null : refused,
  };
}

export function noSuchDelivery(deliveryId: string): NotFoundError {
  return new NotFoundError(`There is no delivery ${deliveryId}.`, {
    hint: "The log shows the deliveries there are.",
  });
}

/**
 * The request with its secrets by name. An in-call action that is handed over has no method and no address: its body
 * is the action.
 */
function showRequest(stored: Json): DeliveryDetail["request"] {
  const sealed = sealedRequestSchema.safeParse(stored);
  if (!sealed.success) {
    const body = stored === null ? null : JSON.stringify(stored);
    return { method: "", url: "", headers: [], body };
  }
  const { method, url, headers, body } = sealed.data;
  return {
    method,
    url: showSealed(url),
    headers: headers.map(([name, value]) => [name, showSealed(value)]),
    body: body === null ? null : showSealed(body),
  };
}

function toAttemptView(row: AttemptRow): AttemptView {
  const { allowable: _, ...shown } = row;
  return { ...shown, startedAt: toIso(row.startedAt) };
}
