import { describe, expect, it } from "vitest";
import { hooksDocumentSchema } from "./hook.ts";
import { normaliseDocument } from "./normalise-document.ts";
import { printDocument } from "./print-document.ts";

function normalise(hooks: readonly unknown[], rest = {}) {
  return normaliseDocument(hooksDocumentSchema.parse({ ...rest, hooks }));
}
const say = { type: "say", exact: "Hello" };

describe("normaliseDocument", () => {
  it("writes known fields in schema order and unknown ones after them as they came", () => {
    const hook = {
      zebra: 1,
      do: [{ extra: true, exact: "Hello", id: "x", type: "say" }],
      apple: 2,
      filters: [{ z: 1, oneOf: ["a"], key: "call.id", type: "oneOf" }],
      options: {},
      priority: 5,
      on: "call.ending",
      name: "n",
    };
    expect(printDocument(normalise([hook], { later: 1 }))).toBe(
      `${JSON.stringify(
        {
          version: 1,
          hooks: [
            {
              on: "call.ending",
              name: "n",
              filters: [{ type: "oneOf", key: "call.id", oneOf: ["a"], z: 1 }],
              do: [{ type: "say", exact: "Hello", id: "x", extra: true }],
              priority: 5,
              zebra: 1,
              apple: 2,
            },
          ],
          later: 1,
        },
        null,
        2,
      )}\n`,
    );
  });

  it("names hooks after events and first action, and keeps given names", () => {
    const names = normalise([
      { on: "call.ending", do: [say] },
      { on: "call.ending", do: [say], name: "call-ending-say" },
      { on: "call.ending", do: [say] },
      { on: ["call.ending", "call.ended"], do: [{ type: "tool", tool: { type: "endCall" } }] },
      { on: "call.timeElapsed", do: [] },
      { on: "call.ending", do: [say], name: "  " },
    ]).hooks.map((hook) => hook.name);
    expect(names).toEqual([
      "call-ending-say-2",
      "call-ending-say",
      "call-ending-say-3",
      "call-ending-call-ended-end-call",
      "call-time-elapsed",
      "call-ending-say-4",
    ]);
  });

  it("renames later hooks of the same name past names that are taken", () => {
    const names = normalise(
      ["a", "a", "a-2", "a"].map((name) => ({ on: "call.ending", name, do: [say] })),
    ).hooks.map((hook) => hook.name);
    expect(names).toEqual(["a", "a-3", "a-2", "a-4"]);
  });

  it("numbers actions through the document past ids that are taken", () => {
    const ids = normalise([
      { on: "call.ending", do: [say, { ...say, id: "a2" }] },
      { on: "call.ending", do: [say, { ...say, id: "a2" }, { ...say, id: "a2" }] },
    ]).hooks.map((hook) => hook.do.map((action) => action.id));
    expect(ids).toEqual([
      ["a1", "a2"],
      ["a3", "a2", "a2-2"],
    ]);
  });

  it("shortens what a suffix would make too long", () => {
    const name = "n".repeat(1000);
    const id = "i".repeat(200);
    const twice = [
      { ...say, id },
      { ...say, id },
    ];
    const { hooks } = normalise([
      { on: "call.ending", name, do: twice },
      { on: "call.ending", name, do: [] },
    ]);
    expect(hooks[1]?.name).toBe(`${"n".repeat(998)}-2`);
    expect(hooks[0]?.do[1]?.id).toBe(`${"i".repeat(198)}-2`);
  });

  it("puts hooks in the order they run and keeps it among equals", () => {
    const hooks = [{ priority: 200 }, {}, { priority: 0 }, { priority: 100 }, { priority: 50 }];
    const names = normalise(
      hooks.map((hook, index) => ({ ...hook, name: `h${index}`, on: "call.ending", do: [say] })),
    ).hooks.map((hook) => hook.name);
    expect(names).toEqual(["h4", "h1", "h2", "h3", "h0"]);
  });

  it("leaves out what is empty and writes one event as text", () => {
    const hook = { on: ["call.ending", "call.ending"], filters: [], do: [{ ...say, when: [] }] };
    expect(normalise([{ ...hook, options: {} }]).hooks).toEqual([
      { on: "call.ending", name: "call-ending-say", do: [{ ...say, id: "a1" }] },
    ]);
  });
});
