import { describe, expect, it } from "vitest";
import { isTimeZone } from "../hook/time-zone.ts";
import { isWithinHours } from "./within-hours.ts";

const weekdaysOnly = ["mon", "tue", "wed", "thu", "fri"];
const office = { days: weekdaysOnly, from: "09:00", to: "17:00", timeZone: "Europe/Berlin" };
const at = (text: string) => Date.parse(text);

describe("isWithinHours", () => {
  it.each([
    ["from is in", "2026-11-20T08:00:00Z", true],
    ["to is out", "2026-11-20T16:00:00Z", false],
    ["the minute before to is in", "2026-11-20T15:59:59Z", true],
    ["the wall clock counts, in summer an hour earlier", "2026-07-17T07:00:00Z", true],
    ["not on a Saturday", "2026-11-21T10:00:00Z", false],
  ])("%s", (_title, moment, expected) => {
    expect(isWithinHours(office, at(moment))).toBe(expected);
  });

  it("takes hours over midnight as belonging to the day they begin on", () => {
    const night = { days: ["fri"], from: "22:00", to: "06:00", timeZone: "UTC" };
    expect(isWithinHours(night, at("2026-11-20T23:00:00Z"))).toBe(true);
    expect(isWithinHours(night, at("2026-11-21T05:59:00Z"))).toBe(true);
    expect(isWithinHours(night, at("2026-11-21T06:00:00Z"))).toBe(false);
    expect(isWithinHours(night, at("2026-11-20T05:00:00Z"))).toBe(false);
  });

  it("takes equal times as 24 hours", () => {
    const day = { days: ["fri"], from: "00:00", to: "00:00", timeZone: "UTC" };
    expect(isWithinHours(day, at("2026-11-20T00:00:00Z"))).toBe(true);
    expect(isWithinHours(day, at("2026-11-20T23:59:59Z"))).toBe(true);
    expect(isWithinHours(day, at("2026-11-21T00:00:00Z"))).toBe(false);
  });

  it("never matches in a time zone that does not exist", () => {
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isWithinHours({ ...office, timeZone: "Mars/Olympus" }, at("2026-11-20T10:00:00Z"))).toBe(
      false,
    );
  });
});
