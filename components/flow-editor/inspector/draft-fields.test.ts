import { expect, it } from "vitest";
import {
  fieldListOf,
  fieldsOf,
  numberOf,
  patchFields,
  patchPart,
  textOf,
  textsOf,
  toolTypeOf,
} from "./draft-fields.ts";

const draft = { type: "webhook", url: "https://a.example", timeoutMs: 900, headers: { a: "b" } };

it("reads what is there and is empty otherwise", () => {
  expect(textOf(draft, "url")).toBe("https://a.example");
  expect(textOf(draft, "timeoutMs")).toBe("");
  expect(numberOf(draft, "timeoutMs")).toBe(900);
  expect(numberOf(draft, "url")).toBeNull();
  expect(fieldsOf(draft, "headers")).toEqual({ a: "b" });
  expect(fieldsOf(draft, "url")).toEqual({});
  expect(textsOf({ contains: "a" }, "contains")).toEqual(["a"]);
  expect(textsOf({ equals: ["a", 1, true] }, "equals")).toEqual(["a", "1", "true"]);
  expect(textsOf({}, "contains")).toEqual([]);
  expect(fieldListOf({ list: [{ a: 1 }, "x", null] }, "list")).toEqual([{ a: 1 }]);
});

it("patches in place and takes away what is undefined", () => {
  expect(Object.keys(patchFields(draft, { url: "x" }))).toEqual(Object.keys(draft));
  expect(patchFields(draft, { timeoutMs: undefined })).not.toHaveProperty("timeoutMs");
  expect(patchPart(draft, { url: "x" })).toEqual({ ...draft, url: "x" });
  expect(patchPart(draft, { type: "n8n" }).type).toBe("n8n");
  expect(patchPart(draft, { type: undefined }).type).toBe("webhook");
});

it("names the tool of a tool action only", () => {
  expect(toolTypeOf({ type: "tool", tool: { type: "endCall" } })).toBe("endCall");
  expect(toolTypeOf({ type: "tool", toolId: "t1" })).toBeNull();
  expect(toolTypeOf({ type: "say", tool: { type: "endCall" } })).toBeNull();
});
