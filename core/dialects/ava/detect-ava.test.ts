import { describe, expect, it } from "vitest";
import { trustJson } from "../../json.ts";
import { detectAva } from "./detect-ava.ts";

function isAva(text: string): boolean {
  try {
    return detectAva({ text, json: trustJson(JSON.parse(text)) });
  } catch {
    return detectAva({ text, json: undefined });
  }
}

describe("detectAva", () => {
  it.each([
    "post_call_tools:\n  a:\n    url: https://a.test\n",
    "tools:\n  a:\n    kind: generic_webook\n    url: https://a.test\n",
    "tools: # mine\r\n  a:\r\n    payload_template: '{}'\r\n",
    "tools: {}\n",
    "contexts:\n  sales:\n    post_call_tools: [a]\n",
    '{"tools": {"a": {"kind": "generic_webook"}}}',
    "class CrmHook(PostCallTool):\n    pass\n",
  ])("knows %j", (text) => expect(isAva(text)).toBe(true));

  it.each([
    "",
    "tools:\n  - name: bash\n",
    "hooks:\n  enabled: true\n",
    '{"tools": [{"kind": "function"}]}',
    '{"hooks": [], "tools": {}}',
    '@ctx.session.on("user_turn")\nasync def f(text): ...\n',
  ])("leaves %j to others", (text) => expect(isAva(text)).toBe(false));
});
