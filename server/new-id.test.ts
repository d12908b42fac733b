import { expect, test } from "vitest";
import { isId } from "#core/ids.ts";
import { newId } from "./new-id.ts";

test("is an id of its kind, unlike every other", () => {
  const ids = Array.from({ length: 1000 }, () => newId("delivery", 1_795_222_910_000));
  expect(ids.every((id) => isId("delivery", id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});

test("sorts by time", () => {
  const [earlier, later] = [newId("event", 1_795_222_910_000), newId("event", 1_795_222_910_001)];
  expect([later, earlier].toSorted()).toEqual([earlier, later]);
});

test("keeps the order of those that are made in one millisecond", () => {
  const ids = Array.from({ length: 1000 }, () => newId("delivery", 1_795_222_910_000));
  expect(ids.toSorted()).toEqual(ids);
});
