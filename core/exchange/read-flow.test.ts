import { describe, expect, it } from "vitest";
import { isUsable, readFlow } from "./read-flow.ts";

const broken = `{
  "hooks": [
    { "on": "call.ending", "do": [{ "type": "slack", "url": "nowhere", "text": "x" }] },
    { "on": "call.ended",
      "do": [{ "type": "slack",
               "url": "nowhere", "text": "y" }] }
  ]
}`;

describe("hooks as JSON", () => {
  it("become a flow that can run", () => {
    const text = '{ "hooks": [{ "on": "call.ended", "do": [{ "type": "say", "exact": "Bye" }] }] }';
    const read = readFlow(text, { name: "Bye" });
    expect(isUsable(read)).toBe(true);
    expect(read).toMatchObject({ hooks: 1, flow: { name: "Bye" } });
  });

  it("have the line, and the step, of each finding, also of two that say the same", () => {
    const { diagnostics, flow } = readFlow(broken, { name: "Broken" });
    const places = diagnostics
      .filter((found) => found.code === "action.bad-url")
      .map(({ line, nodeId }) => [line, flow?.nodes.find((node) => node.id === nodeId)?.data]);
    expect(places).toMatchObject([
      [3, { action: { text: "x" } }],
      [6, { action: { text: "y" } }],
    ]);
  });

  it("given as a value have no lines: there was no text", () => {
    const { diagnostics } = readFlow(JSON.parse(broken), { name: "Broken" });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every((found) => found.line === undefined)).toBe(true);
  });

  it("that break off say where, beside that nobody knows them", () => {
    const read = readFlow('{ "hooks": [\n  {', { name: "Half" });
    expect(read.flow).toBeNull();
    expect(read.diagnostics).toMatchObject([
      { code: "dialect.unread" },
      { code: "document.not-json", line: 2, column: 4 },
    ]);
  });
});

it.each(["hookline", "vapi"] as const)("a text that is said to be %s has its place", (form) => {
  const { diagnostics } = readFlow("Dear Hookline", { name: "Letter", form });
  expect(diagnostics).toMatchObject([{ code: "document.not-json", line: 1, column: 1 }]);
});

it("a text that nobody knows is no flow, and says so", () => {
  const read = readFlow("Dear Hookline", { name: "Letter" });
  expect(read).toMatchObject({ form: null, flow: null, hooks: 0 });
  expect(read.diagnostics.map((found) => found.code)).toEqual(["dialect.unread"]);
});
