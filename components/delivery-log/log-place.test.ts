import { expect, it } from "vitest";
import { noFilters, printPlace, readPlace, type LogPlace } from "./log-place.ts";

const places: readonly (readonly [string, LogPlace])[] = [
  ["/deliveries", { view: "deliveries", openId: null, filters: noFilters }],
  ["/deliveries/dlv_1", { view: "deliveries", openId: "dlv_1", filters: noFilters }],
  [
    "/deliveries?status=dead&flow=flow_1&call=c+1&q=500",
    {
      view: "deliveries",
      openId: null,
      filters: { ...noFilters, status: "dead", flowId: "flow_1", callId: "c 1", text: "500" },
    },
  ],
  [
    "/deliveries/events/evt_1?type=call.ended",
    { view: "events", openId: "evt_1", filters: { ...noFilters, type: "call.ended" } },
  ],
];

it.each(places)("%s is read and printed again", (address, place) => {
  const url = new URL(address, "http://localhost");
  expect(readPlace(url.pathname, url.searchParams)).toEqual(place);
  expect(printPlace(place)).toBe(address);
});

it("leaves out a status that is none", () => {
  expect(readPlace("/deliveries", new URLSearchParams("status=lost")).filters.status).toBeNull();
});
