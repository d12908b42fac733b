import { describe, expect, it } from "vitest";
import { parseAllowList } from "./outbound-allow.ts";

describe("reading the allow-list", () => {
  it("skips blanks", () => {
    expect(parseAllowList(" , localhost:5678 ,,")).toEqual({
      ok: true,
      value: [{ kind: "name", host: "localhost", port: 5678 }],
    });
  });

  it.each([
    ["http://localhost:5678", "web address"],
    ["*.example.com", "wildcard"],
    ["10.0.0.0/33", "CIDR"],
    ["10.0.0/8", "CIDR"],
    ["localhost/path", "CIDR"],
    ["localhost:0", "port"],
    ["localhost:65536", "port"],
    ["localhost:http", "not a host"],
    ["user@host", "not a host"],
    ["a b", "not a host"],
    ["[::1", "not a host"],
    ["256.1.1.1", "not a host"],
    [":80", "not a host"],
  ])("names %j and what is wrong with it", (text, problem) => {
    const parsed = parseAllowList(`localhost, ${text}`);
    const [sentence, ...rest] = parsed.ok ? [] : parsed.error;
    expect(rest).toEqual([]);
    expect(sentence).toContain(`"${text}"`);
    expect(sentence).toContain(problem);
  });

  it("reports every bad entry", () => {
    const parsed = parseAllowList("*, ok.example, a b");
    expect(parsed).toMatchObject({ ok: false, error: [expect.any(String), expect.any(String)] });
  });
});
