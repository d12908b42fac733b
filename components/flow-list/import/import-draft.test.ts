import { expect, it } from "vitest";
import { draftName, emptyDraft } from "./import-draft.ts";

it.each([
  [null, null, "Imported hooks"],
  ["silent-callers.json", null, "silent callers"],
  ["ai_agent.v2.yaml", null, "ai agent.v2"],
  [".yaml", null, "Imported hooks"],
  ["hooks.json", "Mine", "Mine"],
  ["hooks.json", "", ""],
])("from the file %j and the name %j the flow is called %j", (fileName, name, expected) => {
  expect(draftName({ ...emptyDraft, fileName, name })).toBe(expected);
});
