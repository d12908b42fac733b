import { expect, it } from "vitest";
import { keyCaps, shortcuts } from "./keyboard-shortcuts.ts";

it("gives no combination to two shortcuts", () => {
  const keys = Object.values(shortcuts).flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each([
  ["mod+shift+Z", true, ["⌘", "Shift", "Z"]],
  ["mod+Z", false, ["Ctrl", "Z"]],
  ["shift+?", false, ["?"]],
  ["shift+=", false, ["+"]],
  ["-", false, ["−"]],
  ["T", false, ["T"]],
])("%s reads %j", (combination, isMac, caps) => {
  expect(keyCaps(combination, isMac)).toEqual(caps);
});
