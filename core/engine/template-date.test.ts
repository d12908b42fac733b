import { describe, expect, it } from "vitest";
import { formatTime, toEpochMs } from "./template-date.ts";

const ms = Date.parse("2026-03-05T14:07:09.042Z");

describe("toEpochMs", () => {
  it.each([
    ["now", 5],
    ["today", 5],
    [0, 0],
    [1.5, 1500],
    ["1700000000", 1_700_000_000_000],
    ["2026-03-05T14:07:09.042Z", ms],
    ["2026-03-05T15:07:09.042+01:00", ms],
    ["2026-03-05 15:07:09.042 +0100", ms],
    ["2026-03-05T14:07:09.042", ms],
    [" 2026-03-05 ", Date.parse("2026-03-05T00:00:00Z")],
    ["2026-03-05T14:07", Date.parse("2026-03-05T14:07:00Z")],
  ])("reads %j", (value, expected) => {
    expect(toEpochMs(value, 5)).toBe(expected);
  });

  it.each([
    "",
    "yesterday",
    "5 March 2026",
    "2026-13-45",
    "2026-03-05T99:00",
    null,
    undefined,
    true,
    {},
    [],
  ])("finds no time in %j", (value) => {
    expect(toEpochMs(value, 5)).toBeNull();
  });
});

describe("formatTime", () => {
  it.each([
    ["%a %A %b %B %h", "Thu Thursday Mar March Mar"],
    ["%C %y %Y", "20 26 2026"],
    ["%d %e|%-d %-e %_d %05d", "05  5|5 5  5 00005"],
    ["%H %I %k %l %-I %M %S %L %N", "14 02 14  2 2 07 09 042 042000000"],
    ["%p %P %^a %#b", "PM pm THU MAR"],
    ["%j %u %w %U %W", "064 4 4 09 09"],
    ["%d%q", "05th"],
    ["%s", "1772719629"],
    ["%z %:z %Z", "+0000 +00:00 UTC"],
    [
      "%c|%x|%X|%D|%F|%R|%T",
      "Thu Mar  5 14:07:09 2026|03/05/26|14:07:09|03/05/26|2026-03-05|14:07|14:07:09",
    ],
    ["%%%n%t%?%", "%\n\t%?%"],
    ["%Ex %i", "%Ex %i"],
  ])("%j", (format, expected) => {
    expect(formatTime(ms, format, "UTC")).toBe(expected);
  });

  it.each([
    ["2026-01-01", "%q", "st"],
    ["2026-01-02", "%q", "nd"],
    ["2026-01-03", "%q", "rd"],
    ["2026-01-11", "%q", "th"],
    ["2026-01-12", "%q", "th"],
    ["2026-01-13", "%q", "th"],
    ["2026-01-21", "%q", "st"],
    ["2024-12-31", "%j %U %W", "366 52 53"],
    ["2026-01-01", "%j %U %W", "001 00 00"],
    ["1969-12-31", "%a %s %j", "Wed -86400 365"],
    ["0001-01-01", "%Y-%m-%d", "0001-01-01"],
  ])("%s as %s", (day, format, expected) => {
    expect(formatTime(Date.parse(`${day}T00:00:00Z`), format, "UTC")).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "2026-03-05 15:07 +0100"],
    ["America/New_York", "2026-03-05 09:07 -0500"],
    ["Asia/Kolkata", "2026-03-05 19:37 +0530"],
    ["UTC", "2026-03-05 14:07 +0000"],
  ])("in %s", (zone, expected) => {
    expect(formatTime(ms, "%F %H:%M %z", zone)).toBe(expected);
  });

  it("goes by the zone's own rules over the year", () => {
    const hours = [
      "2026-03-29T00:30:00Z",
      "2026-03-29T01:30:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
    ];
    expect(hours.map((at) => formatTime(Date.parse(at), "%H:%M %z", "Europe/Berlin"))).toEqual([
      "01:30 +0100",
      "03:30 +0200",
      "02:30 +0200",
      "02:30 +0100",
    ]);
  });

  it("refuses a zone that does not exist and years it cannot write", () => {
    expect(() => formatTime(ms, "%H", "Mars/Olympus")).toThrow("Mars/Olympus");
    expect(formatTime(8e15, "%Y", "UTC")).toBeNull();
    expect(formatTime(Number.NaN, "%Y", "UTC")).toBeNull();
    expect(formatTime(-1e14, "%Y", "UTC")).toBeNull();
  });
});
