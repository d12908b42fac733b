import { describe, expect, it } from "vitest";
import { readHooks } from "./dialects.ts";

describe("readHooks", () => {
  it.each([
    ["vapi", '{"hooks":[{"on":"call.ending","do":[{"type":"say","exact":"Bye."}]}]}'],
    ["hookline", '{"version":1,"hooks":[{"on":"call.ended","do":[{"type":"summarize"}]}]}'],
    ["ava", "tools:\n  a:\n    kind: generic_webhook\n    url: https://a.test\n"],
    ["devclaw", "webhooks:\n  - url: https://a.test\n    events: [error]\n"],
    ["unpod", '@ctx.session.on("user_turn")\nasync def f(text):\n    await ctx.session.end()\n'],
  ])("reads %s the same after a byte order mark and with other ends of lines", (form, text) => {
    const read = readHooks(text);
    expect(read.form).toBe(form);
    expect(read.document?.hooks).toHaveLength(1);
    expect(readHooks(`\uFEFF${text}`)).toEqual(read);
    expect(readHooks(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(read);
  });
});
