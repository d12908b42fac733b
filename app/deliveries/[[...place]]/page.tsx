import type { Metadata } from "next";
import { DeliveryLog } from "#components/delivery-log/delivery-log.tsx";
import { resendDelivery } from "../../actions/deliveries.ts";
import { allowAddress } from "../../actions/destinations.ts";

export const metadata: Metadata = { title: "Log" };
export const dynamic = "force-dynamic";

const actions = { resendDelivery, allowAddress };

/** One page for every place in the log, so that a row opens beside the list without loading the list anew. */
export default function LogPage() {
  return <DeliveryLog actions={actions} />;
}
