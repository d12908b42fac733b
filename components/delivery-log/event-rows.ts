import { eventListSchema, type EventSummary } from "#core/contracts/events.ts";
import { readApi } from "../read-api.ts";
import { pageAddress, type RowKind } from "./row-kind.ts";

export const eventRows: RowKind<EventSummary> = {
  view: "events",
  idOf: (row) => row.id,
  timeOf: (row) => row.receivedAt,
  // All that changes of an event is how often it came again.
  versionOf: (row) => row.repeats,
  rowOf: (message) => (message.kind === "event" ? message.row : null),
  async loadPage({ callId, type }, after) {
    const page = await readApi(
      pageAddress("/api/v1/events", { callId, type }, after),
      eventListSchema,
    );
    return { rows: page.events, next: page.next };
  },
  isWanted(row, { callId, type }) {
    if (callId !== "" && row.callId !== callId) return false;
    return type === "" || row.type === type;
  },
};
