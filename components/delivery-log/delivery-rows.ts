import { deliveryListSchema, type DeliverySummary } from "#core/contracts/deliveries.ts";
import { readApi } from "../read-api.ts";
import { pageAddress, type RowKind } from "./row-kind.ts";

export const deliveryRows: RowKind<DeliverySummary> = {
  view: "deliveries",
  idOf: (row) => row.id,
  timeOf: (row) => row.createdAt,
  versionOf: (row) => row.version,
  rowOf: (message) => (message.kind === "delivery" ? message.row : null),
  async loadPage({ status, flowId, callId, text }, after) {
    const path = pageAddress("/api/v1/deliveries", { status, flowId, callId, q: text }, after);
    const page = await readApi(path, deliveryListSchema);
    return { rows: page.deliveries, next: page.next };
  },
  isWanted(row, { status, flowId, callId, text }) {
    if (status !== null && row.status !== status) return false;
    if (flowId !== "" && row.flowId !== flowId) return false;
    if (callId !== "" && row.callId !== callId) return false;
    // The server also looks into the request, which a row does not carry.
    return text === "" ? true : null;
  },
};
