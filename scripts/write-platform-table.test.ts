import { expect, test } from "vitest";
import {
  deviationsLine,
  platformTable,
  replacePart,
  supportTables,
} from "./write-platform-table.ts";

const dialect = {
  title: "Vapi",
  format: "json",
  support: [
    { part: "event", name: "call.ending", reads: "full", writes: "full" },
    { part: "event", name: "heartbeat", reads: "none", writes: "none" },
    { part: "action", name: "say", reads: "full", writes: "partial", note: "Only during a call." },
  ],
} as const;

test("a platform's line counts what it reads and writes", () => {
  expect(platformTable([dialect])).toMatchInlineSnapshot(`
    "| platform | written in | events     | filters    | actions    | settings   |
    | -------- | ---------- | ---------- | ---------- | ---------- | ---------- |
    | Vapi     | JSON       | 1 / 1 of 2 | 0 / 0 of 0 | 1 / 1 of 1 | 0 / 0 of 0 |

    Read / written, of all there are in Hookline; what is said only partly counts."
  `);
});

test("the support table names every part, and says why something is partial", () => {
  const text = supportTables([dialect]);
  expect(text).toContain("| `call.ending` | yes");
  expect(text).toContain("| `heartbeat`   | –");
  expect(text).toContain("reads yes, writes partly");
  expect(text).toContain("- Vapi, `say`: Only during a call.");
});

test("only what stands between the markers is replaced", () => {
  const document = "before\n<!-- made: x -->\nold\n<!-- end: x -->\nafter";
  const replaced = "before\n<!-- made: x -->\n\nnew\n\n<!-- end: x -->\nafter";
  expect(replacePart(document, "x", "new")).toBe(replaced);
  expect(replacePart(replaced, "x", "new")).toBe(replaced);
  expect(() => replacePart(document, "y", "new")).toThrow("made: y");
});

test("the number of deviations is that of the list", () => {
  const one = { vectors: "ava/x.json", case: "a", reason: "Because." };
  expect(deviationsLine([one])).toMatch(/^One case .* is deliberately/);
  expect(deviationsLine([one, one])).toMatch(/^2 cases .* are deliberately/);
});
