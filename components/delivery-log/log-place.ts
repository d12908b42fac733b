import { deliveryStatuses, type DeliveryStatus } from "#core/delivery/delivery-state.ts";

export type LogView = "deliveries" | "events";

/** What a person asked the log for. Empty text: not asked. */
export type LogFilters = {
  readonly status: DeliveryStatus | null;
  readonly flowId: string;
  readonly callId: string;
  /** Canonical event; of the list of events only. */
  readonly type: string;
  readonly text: string;
};

/** A place in the log: which list, asked how, and which row is open. The address of the page says all of it. */
export type LogPlace = {
  readonly view: LogView;
  readonly openId: string | null;
  readonly filters: LogFilters;
};

export const noFilters: LogFilters = { status: null, flowId: "", callId: "", type: "", text: "" };

export function hasFilters(filters: LogFilters): boolean {
  return Object.values(filters).some((value) => value !== null && value !== "");
}

const root = "/deliveries";
const eventsRoot = `${root}/events`;

/** Reads the address; what it does not know it leaves out. */
export function readPlace(pathname: string, search: URLSearchParams): LogPlace {
  const isEvents = pathname === eventsRoot || pathname.startsWith(`${eventsRoot}/`);
  const rest = pathname.slice((isEvents ? eventsRoot : root).length + 1);
  return {
    view: isEvents ? "events" : "deliveries",
    openId: rest === "" ? null : decodeURIComponent(rest),
    filters: {
      status: deliveryStatuses.find((status) => status === search.get("status")) ?? null,
      flowId: search.get("flow") ?? "",
      callId: search.get("call") ?? "",
      type: search.get("type") ?? "",
      text: search.get("q") ?? "",
    },
  };
}

/** The address of a place. */
export function printPlace({ view, openId, filters }: LogPlace): string {
  const path = view === "events" ? eventsRoot : root;
  const isEvents = view === "events";
  const search = new URLSearchParams();
  const asked: readonly (readonly [string, string | null])[] = [
    ["status", isEvents ? null : filters.status],
    ["flow", isEvents ? null : filters.flowId],
    ["call", filters.callId],
    ["type", isEvents ? filters.type : null],
    ["q", isEvents ? null : filters.text],
  ];
  for (const [name, value] of asked) {
    if (value !== null && value !== "") search.set(name, value);
  }
  const query = search.size === 0 ? "" : `?${search.toString()}`;
  return `${path}${openId === null ? "" : `/${encodeURIComponent(openId)}`}${query}`;
}

/** The log with one delivery open. */
export function deliveryPath(id: string): string {
  return printPlace({ view: "deliveries", openId: id, filters: noFilters });
}

/** The log with one event open. */
export function eventPath(id: string): string {
  return printPlace({ view: "events", openId: id, filters: noFilters });
}
