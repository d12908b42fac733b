import { Liquid } from "liquidjs";
import { describe, expect, it } from "vitest";
import { evaluateTemplate } from "./evaluate-template.ts";
import { printPlain } from "./liquid-value.ts";
import { parseGoTemplate } from "./parse-template.ts";
import { printGoTemplate } from "./print-template.ts";
import { readLiquid } from "./read-liquid.ts";
import { toLiquid } from "./to-liquid.ts";

const body = {
  event: "error",
  timestamp: "2025-01-15T10:30:00Z",
  session_id: "s1",
  channel: "whatsapp",
  error: "refused",
  extra: { user_name: "Ada {{x}}", count: 0, tags: ["a", "b"], "odd key": "o", text: "" },
};
/** The same event as a flow sees it. */
const context = {
  event: { type: "error" },
  now: "2025-01-15T10:30:00.000Z",
  call: { id: "s1" },
  channel: "whatsapp",
  message: null,
  error: "refused",
  extra: body.extra,
  tool: {},
  raw: body,
};
const liquid = new Liquid({ ownPropertyOnly: true, timezoneOffset: 0 });

function convert(template: string) {
  const parsed = parseGoTemplate(template);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { nodes: parsed.value, written: toLiquid(parsed.value, printPlain) };
}

describe("Go to Liquid", () => {
  it.each([
    ["Error: {{.Error.Message}}", "Error: {{ error }}"],
    ["Welcome {{.User.Name}}!\n", "Welcome {{ extra.user_name }}!\n"],
    ['{{index .Extra "odd key"}}', '{{ extra["odd key"] }}'],
    ["{{if .Error}}a{{else}}b{{end}}", "{% if error and error != empty %}a{% else %}b{% endif %}"],
    ["{{if not .Message}}a{{end}}", "{% unless message and message != empty %}a{% endunless %}"],
    [
      '{{if eq .Event "error" "x"}}a{{end}}',
      '{% if event.type == "error" or event.type == "x" %}a{% endif %}',
    ],
    [
      '{{if and .Extra.tags (ne .Channel "x")}}a{{end}}',
      '{% if extra.tags and extra.tags != empty and extra.tags != 0 and channel != "x" %}a{% endif %}',
    ],
    [
      "{{range $i, $t := .Extra.tags}}{{$t}}{{end}}",
      "{% for t in extra.tags %}{{ t }}{% endfor %}",
    ],
    ["{{range .Extra}}{{.}}{{end}}", "{% for item in extra %}{{ item[1] }}{% endfor %}"],
    [
      "{{with .Extra}}{{.user_name}}{{end}}",
      "{% if extra and extra != empty and extra != 0 %}{{ extra.user_name }}{% endif %}",
    ],
    ['{{or .Message "nothing"}}', '{{ message | default: "nothing" }}'],
    ['{{printf "%s: %v" .Channel .Error}}', "{{ channel }}: {{ error }}"],
    ["{{$n := .Channel}}{{$n}}", "{% assign n = channel %}{{ n }}"],
    ['100 {% of {{"{{"}}', '100 {{ "\\u007b" }}% of {{ "\\u007b\\u007b" }}'],
  ])("writes %s", (template, text) => {
    expect(convert(template).written).toMatchObject({ ok: true, value: { text } });
  });

  it.each([
    "Error: {{.Error.Message}} {{.Message}}|",
    "{{if .Extra.count}}a{{else}}b{{end}}{{if .Extra.text}}a{{else}}b{{end}}",
    '{{if and .Error (eq .Event "error" )}}yes{{end}}',
    "{{if not (and .Error .Message)}}yes{{end}}",
    "{{range $i, $t := .Extra.tags}}{{$i}}{{$t}}{{$.Channel}}{{else}}none{{end}}",
    "{{range $k, $v := .Extra.none}}x{{else}}none{{end}}",
    '{{with .Extra}}{{.user_name}}{{index . "odd key"}}{{end}}',
    '{{or .Message .Extra.text "nothing"}} {{html .User.Name}}',
    '{{printf "%s %q 100%%" .Channel .User.Name}} {{.Timestamp}}',
    "{{$n := .Channel}}{{if $n}}{{$n}}{{end}}",
    '{{eq .Channel "whatsapp"}} {{len .Extra.tags}}',
    'a {% b {{"{{ x }}"}} \\ "q"',
  ])("means the same here: %s", async (template) => {
    const { nodes, written } = convert(template);
    if (!written.ok) throw new Error(written.error);
    const rendered: unknown = liquid.parseAndRenderSync(written.value.text, context);
    expect({ ok: true, value: rendered }).toEqual(evaluateTemplate(nodes, body));
  });

  it("tells what a person should know", () => {
    const { written } = convert("{{.Error.Message}} {{.Reason}} {{.Error}}");
    expect(written).toMatchObject({
      value: {
        notes: [
          { kind: "guide-name", name: ".Error.Message", path: "error" },
          { kind: "unknown-name", name: ".Reason" },
        ],
      },
    });
  });

  it.each([
    "{{.}}",
    "{{if and .A (or .B .C)}}x{{end}}",
    '{{range (index .Extra "a")}}{{end}}',
    "{{and .A .B}}",
  ])("refuses what Liquid cannot say: %s", (template) => {
    expect(convert(template).written.ok).toBe(false);
  });
});

describe("Liquid to Go", () => {
  it.each([
    ["Error: {{ error }}", "Error: {{.Error}}"],
    ["{{ call.id }} {{ tool.name }} {{ event.type }}", "{{.SessionID}} {{.ToolName}} {{.Event}}"],
    ["{{ extra.user_name }}", '{{index .Extra "user_name"}}'],
    [
      '{{extra["odd key"]}}{{ extra.tags[0] }}',
      '{{index .Extra "odd key"}}{{index .Extra "tags" 0}}',
    ],
    ["{% if error and error != empty %}a{% else %}b{% endif %}", "{{if .Error}}a{{else}}b{{end}}"],
    [
      "{% if error %}a{% elsif channel == 'x' %}b{% endif %}",
      '{{if .Error}}a{{else}}{{if eq .Channel "x"}}b{{end}}{{end}}',
    ],
    ["{% unless message and message != empty %}a{% endunless %}", "{{if not .Message}}a{{end}}"],
    [
      "{% for t in extra.tags %}{{ t }}{{ channel }}{% endfor %}",
      '{{range $index, $t := index .Extra "tags"}}{{$t}}{{$.Channel}}{{end}}',
    ],
    ['{{ message | default: "nothing" }}', '{{or .Message "nothing"}}'],
    ['a {{ "{{" }}', 'a {{"{{"}}'],
  ])("writes %s", (template, text) => {
    const read = readLiquid(template);
    expect(read.ok ? printGoTemplate(read.value) : read.error).toBe(text);
  });

  it.each([
    "{{ call.customer.number }}",
    "{{ message | upcase }}",
    "{% case error %}{% endcase %}",
    "{% if error %}",
    "{{ error",
    "{%- if error -%}{% endif %}",
    "{% for t in extra.tags limit: 2 %}{% endfor %}",
    "{% endif %}",
    "{% if a and b or c %}{% endif %}",
  ])("says why %s cannot be written", (template) => {
    expect(readLiquid(template)).toEqual({ ok: false, error: expect.stringMatching(/\.$/) });
  });

  it.each([
    "Error: {{ error }}",
    "{% if error and error != empty %}a{% else %}b{% endif %}",
    '{% if extra["a"] == 3 and channel != "x" %}{{ call.id }}{% endif %}'.replace('["a"]', ".a"),
    "{% unless extra.a and extra.a != empty and extra.a != 0 %}x{% endunless %}",
    '{{ message | default: "none" }}',
    "plain } text",
  ])("comes back as it was: %s", (template) => {
    const read = readLiquid(template);
    if (!read.ok) throw new Error(read.error);
    const again = parseGoTemplate(printGoTemplate(read.value));
    if (!again.ok) throw new Error(again.error.message);
    expect(toLiquid(again.value, printPlain)).toMatchObject({ value: { text: template } });
  });
});
