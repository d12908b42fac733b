import { describe, expect, it } from "vitest";
import { CallError, type Io } from "./io.ts";
import { DocumentError } from "./parse-json-file.ts";
import { renderCommand } from "./render.ts";
import { runCommand } from "./testing/memory-io.ts";

const context = JSON.stringify({
  now: "2026-11-20T10:00:00.000Z",
  call: {
    endedReason: "pipeline-error",
    durationSeconds: 74,
    customer: { number: "+1555", name: "${KEY} {{ 1 }}" },
  },
});

async function run(
  files: { readonly [name: string]: string },
  template: string,
  contextFile = "c.json",
  syntax = "liquid",
) {
  const { status, out, codes } = await runCommand(files, (io) =>
    renderCommand({ template, context: contextFile, syntax }, io),
  );
  return { status, out, codes };
}

describe("hookline render", () => {
  it("prints a text, secrets as their names", async () => {
    const files = {
      "t.txt": "{{ call.customer.name }} ${KEY} {{ call.durationSeconds }}\n",
      "c.json": context,
    };
    expect(await run(files, "t.txt")).toEqual({
      status: 0,
      out: "${KEY} {{ 1 }} ${KEY} 74\n",
      codes: [],
    });
  });

  it("prints a JSON body", async () => {
    const files = {
      "-": '{ "a": "{{ call.durationSeconds }}", "b": "x {{ call.customer.name }}", "c": "${KEY}", "d": "{{ call.summary }}" }',
      "c.json": context,
    };
    expect(await run(files, "-")).toEqual({
      status: 0,
      out: '{"a":74,"b":"x ${KEY} {{ 1 }}","c":"${KEY}","d":null}\n',
      codes: [],
    });
  });

  it("refuses a syntax it does not know", async () => {
    const files = { "t.txt": "x", "c.json": context };
    await expect(run(files, "t.txt", "c.json", "jinja")).rejects.toThrow(CallError);
  });

  it("knows the flat names too", async () => {
    const files = { t: "{{ caller_number }} {{ call_duration }}", "c.json": context };
    expect(await run(files, "t")).toMatchObject({ status: 0, out: "+1555 74\n" });
  });

  it.each([
    [
      "ava",
      '{"from": "{caller_number}", "key": "${KEY}", "s": {call_duration_seconds}, "no": "{nothing}"}',
      {
        call_id: "1",
        caller_number: '+1 "555" ${KEY} {call_id}',
        call_duration_seconds: 142,
        conversation_history: [],
        tool_calls: [],
        pre_call_results: {},
      },
      '{"from": "+1 \\"555\\" ${KEY} {call_id}", "key": "k", "s": 142, "no": "{nothing}"}\n',
    ],
    [
      "devclaw",
      "{{.Event}} {{.ToolName}}: {{.Message}}",
      { event: "error", tool_name: "bash", message: "{{.Event}}" },
      "error bash: {{.Event}}\n",
    ],
  ])("fills in %s's own templates", async (syntax, template, payload, out) => {
    const files = { t: template, "c.json": JSON.stringify(payload) };
    const command = (io: Io) => renderCommand({ template: "t", context: "c.json", syntax }, io);
    expect(await runCommand(files, command, { KEY: "k" })).toMatchObject({
      status: 0,
      out,
      codes: [],
    });
  });

  it("warns and goes on", async () => {
    const files = { t: "[{{ cal.id }}]", "c.json": context };
    expect(await run(files, "t")).toEqual({
      status: 0,
      out: "[]\n",
      codes: ["template.unknown-variable"],
    });
  });

  it.each([
    ["t", '{% include "package.json" %}', "template.not-allowed"],
    ["t", "{% for i in (1..100000000) %}{% endfor %}", "template.too-large"],
    ["t", "{{ call.id", "template.syntax"],
    ["t.json", '{ "n": {{ call.durationSeconds }} }', "body.not-json"],
    ["t.json", '{ "n": "{% nope %}" }', "template.syntax"],
    ["t", "{{ now | date: '%H', 'Mars/Olympus' }}", "template.failed"],
    ["t", "[".repeat(100_000) + "]".repeat(100_000), "template.too-large"],
  ])("has nothing to print for %s of %.40s", async (file, template, code) => {
    const files = { [file]: template, "c.json": context };
    expect(await run(files, file)).toEqual({ status: 1, out: "", codes: [code] });
  });

  it("needs a context that is an object of values", async () => {
    await expect(run({ t: "x", "c.json": "{" }, "t")).rejects.toBeInstanceOf(DocumentError);
    expect(await run({ t: "x", "c.json": "[]" }, "t")).toEqual({
      status: 1,
      out: "",
      codes: ["document.invalid"],
    });
  });

  it("needs files that can be read", async () => {
    await expect(run({ "c.json": context }, "missing")).rejects.toBeInstanceOf(CallError);
    await expect(run({ "-": "x" }, "-", "-")).rejects.toBeInstanceOf(CallError);
  });
});
