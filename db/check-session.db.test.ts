import { expect, test } from "vitest";
import { areOwnSessions, hasOwnSessions, type SeenSessions } from "./check-session.ts";
import { setUpTestDatabase } from "./testing/template-database.ts";

const db = setUpTestDatabase();

test("a direct connection has a session of its own", async () => {
  expect(await hasOwnSessions(db.url)).toBe(true);
});

test("an unreachable database is an error, not an answer", async () => {
  await expect(hasOwnSessions("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow(
    "ECONNREFUSED",
  );
});

test.each<[string, readonly SeenSessions[], boolean]>([
  ["each its own", [pair(1, 2), pair(1, 2)], true],
  ["both the same one, as an idle pooler gives out", [pair(1, 1), pair(1, 1)], false],
  ["in turns, as a pooler that goes round gives out", [pair(1, 2), pair(3, 1)], false],
  ["exchanged", [pair(1, 2), pair(2, 1)], false],
  ["one that changed under load", [pair(1, 2), pair(1, 3)], false],
])("%s", (_, seen, expected) => {
  expect(areOwnSessions(seen)).toBe(expected);
});

function pair(first: number, second: number): SeenSessions {
  return { first, second };
}
