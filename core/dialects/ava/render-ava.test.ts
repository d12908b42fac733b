import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, trustJson } from "../../json.ts";
import { renderAva } from "./render-ava.ts";

function render(template: string, context: Json, env: Record<string, string> = {}): string | null {
  const rendered = renderAva(template, context, env);
  return rendered.ok ? rendered.value : null;
}

describe("renderAva", () => {
  it.each<[string, string]>([
    ['{"d": {call_duration_seconds}}', '{"d": 7}'],
    ['{"c": {conversation_history_json}}', '{"c": [{"role": "user", "content": "Say \\"hi\\""}]}'],
    ['{"c": {conversation_history}}', '{"c": [{"role": "user", "content": "Say \\"hi\\""}]}'],
    ['{"t": {tool_calls}, "r": {pre_call_results}}', '{"t": [], "r": {}}'],
    [
      '{"c": "{conversation_history}"}',
      '{"c": "[{\\"role\\": \\"user\\", \\"content\\": \\"Say \\\\\\"hi\\\\\\"\\"}]"}',
    ],
  ])("fills in the names of AVA's guide: %s", (template, expected) => {
    const context = {
      call_duration_seconds: 7,
      conversation_history: [{ role: "user", content: 'Say "hi"' }],
    };
    expect(render(template, context)).toBe(expected);
  });

  it("lets a lookup have a name that only the guide knows", () => {
    expect(render("{tool_calls}", { pre_call_results: { tool_calls: "three" } })).toBe('"three"');
    expect(render("{call_id}", { call_id: "c1", pre_call_results: { call_id: "x" } })).toBe("c1");
  });

  it.each([
    ['{"crm":"{crm_json}"}', '","admin":"'],
    ['{"crm":"{crm_json}"}', 'x","admin":true,"y":"z'],
    ['{"crm":{crm_json}}', '7,"admin":true'],
    ['["{crm_json}"]', '", "'],
  ])("lets no value make another body of %s", (template, value) => {
    const body = render(template, { pre_call_results: { crm_json: value } });
    const parsed: unknown = JSON.parse(body ?? "");
    expect(Object.values(Object(parsed))).toEqual([value]);
  });

  it("expands nothing that a value says, whatever it says", () => {
    const word = fc.constantFrom("{summary}", "${SECRET}", "{call_id}", '"', "\\", "{", "}", "x");
    const said = fc.array(word).map((words) => words.join(""));
    fc.assert(
      fc.property(said, (text) => {
        const context = { call_id: "c1", caller_name: text, summary: "short" };
        const body = render('{"name":"{caller_name}"}', context, { SECRET: "s3cret" });
        expect(JSON.parse(body ?? "")).toEqual({ name: text });
      }),
      { numRuns: 500 },
    );
  });

  it("answers any context and any template", () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (template, context) => {
        const rendered = renderAva(template, trustJson(context), {});
        expect(rendered.ok || rendered.error.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
