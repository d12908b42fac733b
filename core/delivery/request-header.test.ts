import { describe, expect, it } from "vitest";
import { headerProblem } from "./request-header.ts";

describe("headerProblem", () => {
  it.each([
    ["content-type", "application/json"],
    ["X-Customer", "Zoë"],
    ["authorization", "Bearer abc"],
    ["x-empty", ""],
    ["x-tab", "a\tb"],
  ])("lets %s through", (name, value) => {
    expect(headerProblem(name, value)).toBeNull();
  });

  it.each(["", "a b", "naïve", "x:y", "x\r\ny"])("refuses the name %j", (name) => {
    expect(headerProblem(name, "1")).toContain("not the name of a header");
  });

  it.each(["Host", "content-length", "Transfer-Encoding", "connection", "expect", "upgrade"])(
    "leaves %s to Hookline",
    (name) => {
      expect(headerProblem(name, "1")).toContain("set by Hookline");
    },
  );

  it.each(["a\r\nx-injected: 1", "a\nb", "a\u0000b", "a\u007fb", "👋", "日本"])(
    "refuses the value %j without showing it",
    (value) => {
      const problem = headerProblem("x-name", value);
      expect(problem).toContain("x-name");
      expect(problem).not.toContain(value);
    },
  );
});
