import { expect, it } from "vitest";
import { eventWords } from "./event-words.ts";

it.each([
  [[], "No event yet"],
  [["call.ending"], "Call is ending"],
  [["call.ending", "call.ended"], "Call is ending and Call ended"],
  [["call.ending", "call.ended", "tool.calls"], "Call is ending, Call ended and 1 more"],
  [["no.such.event"], "no.such.event"],
])("%j reads %s", (types, words) => {
  expect(eventWords(types)).toBe(words);
});
