import { expect, it } from "vitest";
import { keyCaps, listenedKeys, shortcuts } from "./keyboard-shortcuts.ts";

it("gives no combination to two shortcuts", () => {
  const keys = Object.values(shortcuts).flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each([
  ["mod+shift+Z", true, ["⌘", "Shift", "Z"]],
  ["mod+Z", false, ["Ctrl", "Z"]],
  ["?", false, ["?"]],
  ["plus", false, ["+"]],
  ["-", false, ["−"]],
  ["T", false, ["T"]],
])("%s reads %j", (combination, isMac, caps) => {
  expect(keyCaps(combination, isMac)).toEqual(caps);
});

it("listens to a sign with and without Shift", () => {
  expect(listenedKeys("?")).toEqual(["?", "shift+?"]);
  expect(listenedKeys("plus")).toEqual(["plus", "shift+plus"]);
  expect(listenedKeys("mod+Z")).toEqual(["mod+Z"]);
});
