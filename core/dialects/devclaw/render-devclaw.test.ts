import { describe, expect, it } from "vitest";
import type { Json } from "../../json.ts";
import { renderDevclaw } from "./render-devclaw.ts";

const payload: Json = {
  event: "error",
  timestamp: "2025-01-15T10:30:00Z",
  session_id: "whatsapp:1@g.us",
  channel: "whatsapp",
  message: "Connection lost",
  error: "dial tcp: connection refused",
  extra: {
    retry_count: 3,
    recoverable: false,
    user_name: 'João "JJ" {{.Channel}}',
    tags: ["a", "b"],
    zero: 0,
  },
};

function render(template: string, context: Json = payload): unknown {
  const result = renderDevclaw(template, context);
  return result.ok ? result.value : result.error;
}

describe("renderDevclaw", () => {
  it.each([
    ["Error: {{.Error.Message}}", "Error: dial tcp: connection refused"],
    ["Error in {{.Channel}}: {{.Message}}", "Error in whatsapp: Connection lost"],
    [
      "{{.Error}} {{ .SessionID }} {{.Event}} {{.Timestamp}}",
      "dial tcp: connection refused whatsapp:1@g.us error 2025-01-15T10:30:00Z",
    ],
    ['Welcome {{index .Extra "user_name"}}!', 'Welcome João "JJ" {{.Channel}}!'],
    ["{{.User.Name}}", 'João "JJ" {{.Channel}}'],
    ["{{.Extra.retry_count}} {{.Extra.recoverable}}", "3 false"],
    ['{{index .Extra "tags" 1}}{{index .Extra "nobody"}}|', "b|"],
    ["{{if .Error}}bad{{else}}good{{end}}", "bad"],
    ["{{if .Extra.recoverable}}a{{else if .Extra.zero}}b{{else}}c{{end}}", "c"],
    ['{{if and .Channel (eq .Event "error" "warning")}}yes{{end}}', "yes"],
    ["{{if not .ToolName}}none{{end}}", "none"],
    ["{{if gt .Extra.retry_count 2.5}}many{{end}}", "many"],
    ["{{range $i, $t := .Extra.tags}}{{$i}}={{$t}},{{end}}", "0=a,1=b,"],
    ["{{range .Extra.tags}}{{.}}{{$.Channel}} {{else}}none{{end}}", "awhatsapp bwhatsapp "],
    ["{{range .Extra.none}}x{{else}}none{{end}}", "none"],
    ["{{with .Extra}}{{.retry_count}}{{end}}", "3"],
    ['{{$n := .Channel}}{{$n | printf "%q and %s%%" .Message}}', '"Connection lost" and whatsapp%'],
    ['{{or .ToolName .Channel "x"}}', "whatsapp"],
    ["{{if and .ToolName .Channel}}both{{else}}not both{{end}}", "not both"],
    ["{{html .User.Name}}", "João &#34;JJ&#34; {{.Channel}}"],
    ["a  {{- /* nothing */ -}}  b {{- .Channel -}} c", "abwhatsappc"],
    ['{{"{{"}}x}}', "{{x}}"],
    ["{{.Extra.tags}} {{len .Extra.tags}}", '["a","b"] 2'],
    ["no action } } at all", "no action } } at all"],
  ])("fills in %s", (template, text) => {
    expect(render(template)).toBe(text);
  });

  it("reads a body that is no object as one that says nothing", () => {
    expect(render("[{{.Message}}]", null)).toBe("[]");
  });

  it.each([
    ["{{.Message", 1, 1],
    ["a\n{{if .X}}b", 2, 1],
    ["{{end}}", 1, 1],
    ["{{upper .Message}}", 1, 3],
    ["{{$x}}", 1, 3],
    ['{{"a}}', 1, 3],
    ["{{}}", 1, 1],
    ["{{.A .B}}", 1, 3],
    ["{{.A | .B}}", 1, 8],
    ['{{template "x"}}', 1, 1],
    ['{{printf "%x" .A}}', 1, 3],
    ['{{printf "%s"}}', 1, 3],
    ["{{(.A}}", 1, 3],
    ["{{eq .A}}", 1, 3],
    ["{{/* never ends }}", 1, 1],
    ["{{if .A}}{{else with .B}}{{end}}", 1, 10],
  ])("says where %s cannot be read", (template, line, column) => {
    expect(render(template)).toEqual([
      expect.objectContaining({ code: "dialect.template", severity: "error", line, column }),
    ]);
  });

  it("ends what asks for too much", () => {
    const rounds = Array.from({ length: 1000 }, (_, index) => index);
    const nested = "{{range .Extra.l}}{{range $.Extra.l}}x{{end}}{{end}}";
    expect(render(nested, { extra: { l: rounds } })).toEqual([
      expect.objectContaining({ code: "dialect.template" }),
    ]);
    expect(render("{{if .A}}".repeat(60_000))).toMatchObject([{ code: "dialect.template" }]);
    expect(render("(".repeat(60_000))).toBe("(".repeat(60_000));
    expect(render(`{{${"(".repeat(60_000)}`)).toMatchObject([{ code: "dialect.template" }]);
  });
});
