import { expect, it } from "vitest";
import { checkFilter } from "./check-filter.ts";

it("refuses hours in a time zone that does not exist", () => {
  const filter = (timeZone: string) => ({
    type: "withinHours",
    withinHours: { days: ["mon"], from: "09:00", to: "17:00", timeZone },
  });
  expect(checkFilter(filter("Europe/Berlin"), "filters.0")).toEqual([]);
  expect(checkFilter(filter("Mars/Olympus"), "filters.0")).toMatchObject([
    { code: "filter.invalid", path: "filters.0.withinHours.timeZone" },
  ]);
});
