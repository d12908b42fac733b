import { describe, expect, it } from "vitest";
import { parseTemplate, renderTemplate } from "./render-template.ts";
import { showSealed } from "./sealed-text.ts";
import type { TemplateContext } from "./template-context.ts";

const context: TemplateContext = {
  now: "2026-11-20T10:00:00.000Z",
  call: {
    id: "c1",
    endedReason: "pipeline-error",
    durationSeconds: 74,
    summary: null,
    customer: { number: "+15551234567", name: "Ada" },
    messages: [
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Hello" },
    ],
    data: { tags: ["vip"], empty: {} },
  },
};

/** The rendered text, secrets shown as `${NAME}`. */
function rendered(source: string, from: TemplateContext = context): string {
  const template = parseTemplate(source, { path: "text" });
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  const result = renderTemplate(template.value, from);
  if (!result.ok) throw new Error(result.error.message);
  return showSealed(result.value);
}

/** Codes of what is wrong with a template, warnings among them. */
function problems(source: string): readonly string[] {
  const template = parseTemplate(source, { path: "text" });
  return (template.ok ? template.value.warnings : template.error).map((found) => found.code);
}

/** The code a template fails with although it could be read. */
function failure(source: string, from: TemplateContext = context): string | null {
  const template = parseTemplate(source, { path: "text" });
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  const result = renderTemplate(template.value, from);
  return result.ok ? null : result.error.code;
}

describe("a template in text", () => {
  it.each([
    ["Call failed: {{ call.endedReason }}", "Call failed: pipeline-error"],
    ["{{ call.durationSeconds }} s", "74 s"],
    ["{{ call.customer.name | upcase | append: '!' }}", "ADA!"],
    ["{% if call.summary %}yes{% else %}no{% endif %}", "no"],
    [
      "{% for m in call.messages %}{{ m.role }}:{{ forloop.index }} {% endfor %}",
      "user:1 assistant:2 ",
    ],
    ["{% assign who = call.customer.name %}{{ who }}", "Ada"],
    ["{% capture who %}<{{ call.customer.name }}>{% endcapture %}{{ who }}", "<Ada>"],
    ["{% raw %}{{ call.id }} ${NAME}{% endraw %}", "{{ call.id }} ${NAME}"],
    ["{% case call.endedReason %}{% when 'pipeline-error' %}P{% endcase %}", "P"],
    ["a {{- call.id -}} b", "ac1b"],
    ["{% # a note %}x{% comment %} y {% endcomment %}", "x"],
    ["", ""],
  ])("%s", (source, expected) => {
    expect(rendered(source)).toBe(expected);
  });

  it("is empty where an expression is undefined or null", () => {
    expect(rendered("[{{ call.nothing }}{{ call.summary }}{{ nobody.said.it }}]")).toBe("[]");
  });

  it("prints lists and objects as JSON", () => {
    expect(rendered("{{ call.messages }}")).toBe(
      '[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]',
    );
    expect(rendered("x {{ call.data }}")).toBe('x {"tags":["vip"],"empty":{}}');
  });
});

describe("secrets", () => {
  it("are found where they stand, by name", () => {
    const template = parseTemplate("a ${ONE} {{ call.id }} ${_TWO2} ${ONE}", { path: "text" });
    expect(template.ok && template.value.secrets).toEqual(["ONE", "_TWO2"]);
    const result = template.ok ? renderTemplate(template.value, context) : null;
    expect(result?.ok && result.value).toEqual({
      text: "a  c1  ",
      refs: [
        { at: 2, name: "ONE", as: "plain" },
        { at: 6, name: "_TWO2", as: "plain" },
        { at: 7, name: "ONE", as: "plain" },
      ],
    });
  });

  it.each(["${name}", "$NAME", "${1A}", "${A-B}", "${ A }", "$ {A}", "${A", "${}"])(
    "%s is text",
    (source) => {
      const template = parseTemplate(source, { path: "text" });
      expect(template.ok && template.value.secrets).toEqual([]);
      expect(rendered(source)).toBe(source);
    },
  );

  it("can stand in branches and loops", () => {
    expect(
      rendered(
        "{% for m in call.messages %}${A}{% if m.role == 'user' %}${B}{% endif %}{% endfor %}",
      ),
    ).toBe("${A}${B}${A}");
  });

  it("cannot become a value", () => {
    expect(problems("{% capture x %}${A}{% endcapture %}")).toEqual(["template.not-allowed"]);
    expect(
      problems("{% if a %}{% capture x %}{% if b %}${A}{% endif %}{% endcapture %}{% endif %}"),
    ).toContain("template.not-allowed");
    // In an expression it is no secret, only the text that Liquid takes it for.
    expect(rendered("{{ '${A}' }}")).toBe("${A}");
    const template = parseTemplate("{{ '${A}' }}", { path: "text" });
    expect(template.ok && template.value.secrets).toEqual([]);
  });
});

describe("what a call says is never read again", () => {
  it.each([
    "${OPENAI_API_KEY}",
    "{{ 1 | plus: 1 }}",
    "{% include 'package.json' %}",
    "{{ call.id",
    "%} }} {{",
    '"},{"',
  ])("%s", (said) => {
    const from: TemplateContext = { call: { customer: { name: said } } };
    const sources = [
      "{{ call.customer.name }}",
      "{% assign n = call.customer.name %}{{ n }}",
      "{% capture n %}{{ call.customer.name }}{% endcapture %}{{ n }}",
      "{% echo call.customer.name %}",
      "{% cycle call.customer.name %}",
    ];
    for (const source of sources) {
      const template = parseTemplate(source, { path: "text" });
      const result = template.ok ? renderTemplate(template.value, from) : null;
      expect(result).toEqual({ ok: true, value: { text: said, refs: [] } });
    }
  });

  it("has no filter that runs a text as an expression", () => {
    for (const filter of [
      "where_exp",
      "reject_exp",
      "group_by_exp",
      "has_exp",
      "find_exp",
      "find_index_exp",
    ]) {
      expect(problems(`{{ call.messages | ${filter}: "m", call.summary }}`)).toEqual([
        "template.not-allowed",
      ]);
    }
  });
});

describe("the engine is locked down", () => {
  it.each([
    "{% include 'package.json' %}",
    "{% render 'x' %}",
    "{% layout 'x' %}",
    "{% block a %}{% endblock %}",
  ])("reads no files: %s", (source) => {
    expect(problems(source)).toEqual(["template.not-allowed"]);
  });

  it("finds what is forbidden inside other tags and in `liquid`", () => {
    expect(problems("{% if a %}{% include 'x' %}{% endif %}")).toEqual(["template.not-allowed"]);
    expect(problems("{% liquid\ninclude 'x'\n%}")).toEqual(["template.not-allowed"]);
  });

  it.each(["sample", "shuffle"])("leaves nothing to chance: %s", (filter) => {
    expect(problems(`{{ call.messages | ${filter} }}`)).toEqual(["template.not-allowed"]);
  });

  it.each([
    "{{ call.id | nope }}",
    "{% nope %}",
    "{{ 'a' | constructor }}",
    "{% constructor %}",
    "{% cycle 'a', call.id | nope %}",
  ])("knows no %s", (source) => {
    expect(problems(source)).toEqual(["template.syntax"]);
  });

  it.each(["{{ call.id", "{% if call.id %}", "{% for %}", "{{ }}", "{% endif %}", "{% raw %}"])(
    "says that %s cannot be read",
    (source) => {
      expect(problems(source)).toContain("template.syntax");
    },
  );

  it("sees own properties only", () => {
    const source =
      "[{{ call.constructor }}{{ call.__proto__ }}{{ call.messages.map }}{{ constructor }}{{ call.id.at }}]";
    expect(rendered(source)).toBe("[]");
  });

  it("does not write into the context", () => {
    const from: TemplateContext = Object.freeze({ n: 1, call: Object.freeze({ id: "c1" }) });
    expect(
      rendered("{% increment n %}{% decrement call %}{% assign call = 2 %}{{ call }}", from),
    ).toBe("0-12");
    expect(from).toEqual({ n: 1, call: { id: "c1" } });
  });

  it("takes `now` and `today` from the event, in UTC", () => {
    expect(rendered("{{ now }}")).toBe("2026-11-20T10:00:00.000Z");
    expect(rendered("{{ 'now' | date: '%F %T %Z' }}")).toBe("2026-11-20 10:00:00 UTC");
    expect(rendered("{{ 'today' | date: '%F' }}")).toBe("2026-11-20");
    expect(rendered('{{ "now" | date: "%b %d, %Y, %I:%M %p", "America/New_York" }}')).toBe(
      "Nov 20, 2026, 05:00 AM",
    );
    expect(rendered("{{ 'now' | date_to_xmlschema }}")).toBe("2026-11-20T10:00:00+00:00");
    expect(rendered("{{ 'now' | date_to_rfc822 }}")).toBe("Fri, 20 Nov 2026 10:00:00 +0000");
    expect(rendered("{{ 'now' | date_to_string }} {{ 'now' | date_to_long_string }}")).toBe(
      "20 Nov 2026 20 November 2026",
    );
    expect(rendered("{{ 'now' | date: '%F' }}", {})).toBe("now");
  });

  it("says that a time zone does not exist", () => {
    expect(failure("{{ now | date: '%H', 'Mars/Olympus' }}")).toBe("template.failed");
  });
});

describe("what asks for too much", () => {
  const pathOfProps = `a${".a".repeat(40_000)}`;
  it.each([
    ["an endless loop", "{% for i in (1..100000000) %}{% endfor %}"],
    ["a huge range", "{{ (1..1000000000) | size }}{% for i in (1..1000000000) %}{% endfor %}"],
    [
      "nested loops",
      "{% assign a = (1..2000) %}{% for i in a %}{% for j in a %}{% for k in a %}{% endfor %}{% endfor %}{% endfor %}",
    ],
    [
      "nested loops with a limit",
      "{% assign a = (1..9000) %}{% for i in a %}{% for j in a reversed limit:1 %}x{% endfor %}{% for k in a limit:1 %}{% endfor %}{% endfor %}{% for i in a %}{% for j in a %}{% endfor %}{% endfor %}",
    ],
    [
      "a text that doubles",
      "{% assign a = 'x' %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}",
    ],
    [
      "a capture that doubles",
      "{% assign a = 'x' %}{% for i in (1..100) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}",
    ],
    ["a table", "{% tablerow i in (1..100000000) %}{% endtablerow %}"],
    ["a long expression many times", `{% for i in (1..99999) %}{{ ${pathOfProps} }}{% endfor %}`],
    [
      "many branches many times",
      `{% for i in (1..99999) %}{% if x %}${"{% elsif x %}".repeat(5000)}{% endif %}{% endfor %}`,
    ],
    ["deep nesting", "{% if x %}".repeat(9000) + "{% endif %}".repeat(900)],
    ["a long template", "x".repeat(100_001)],
  ])("%s is a problem, not an incident", (_name, source) => {
    expect(problems(source)).toEqual(["template.too-large"]);
  });

  it.each([
    [
      "a loop over what the call brought",
      "{% for a in list %}{% for b in list %}{% endfor %}{% endfor %}",
    ],
    ["output", "{% for a in list %}{{ text }}{% endfor %}"],
    [
      "filters that look through everything",
      "{% for a in list %}{{ list | sum }}{{ text | url_encode | size }}{% endfor %}",
    ],
    [
      "comparisons of long texts",
      "{% for a in list %}{% if text contains 'zz' %}{% endif %}{% endfor %}",
    ],
    ["a range that the call chose", "{% for i in (1..many) %}{% endfor %}"],
  ])("%s fails when it is filled in", (_name, source) => {
    const from: TemplateContext = {
      list: Array.from({ length: 20_000 }, (_, index) => index),
      text: "y".repeat(100_000),
      many: "99999999999",
    };
    expect(failure(source, from)).toBe("template.too-large");
  });

  it("leaves room for what is usual", () => {
    const messages = Array.from({ length: 1000 }, () => ({
      role: "user",
      content: "x".repeat(200),
    }));
    const from: TemplateContext = { call: { messages, transcript: "y".repeat(500_000) } };
    const source =
      "{% for m in call.messages %}{{ m.role }}: {{ m.content | strip }}\n{% endfor %}{{ call.transcript | strip | truncate: 100 }}";
    expect(failure(source, from)).toBeNull();
  });
});

describe("variables that no event gives", () => {
  it("are warned of, with what was meant", () => {
    const template = parseTemplate("{{ call.custmer.name }} {{ caller_nam }}", {
      path: "hooks.0.do.0.text",
    });
    expect(template.ok && template.value.warnings).toEqual([
      expect.objectContaining({
        code: "template.unknown-variable",
        severity: "warning",
        path: "hooks.0.do.0.text",
        hint: "Did you mean call.customer.name?",
      }),
      expect.objectContaining({ hint: "Did you mean caller_name?" }),
    ]);
  });

  it.each([
    ["{{ call.endReason }} of call.endReason", "{{ call.endedReason }} of call.endReason"],
    [
      "{% if call.endReason %}${KEY} {{ call.endReason | upcase }}{% endif %}",
      "{% if call.endedReason %}${KEY} {{ call.endedReason | upcase }}{% endif %}",
    ],
    // A name that only ends like one of ours may be meant as it is.
    ["{{ name }}", undefined],
    ["{{ nothing.at.all }}", undefined],
  ])("are mended in %s where it was a slip", (source, value) => {
    const template = parseTemplate(source, { path: "p" });
    const [found] = template.ok ? template.value.warnings : [];
    expect(found?.code).toBe("template.unknown-variable");
    expect(found?.fix?.edits).toEqual(value === undefined ? undefined : [{ path: "p", value }]);
  });

  it.each([
    "{{ call.customer.name }}",
    "{{ caller_number }} {{ customer.number }}",
    "{{ call.data.anything.goes[0] }} {{ call.messages[0].content }} {{ call.messages.size }} {{ call.summary.size }}",
    "{{ call.data[call.id] }}",
    "{% for m in call.messages reversed %}{{ m.content }} {{ forloop.last }}{% endfor %}",
    "{% for m in call.messages offset:continue %}{{ m }}{% endfor %}",
    "{% assign x = call.id %}{{ x }} {% capture y %}{% endcapture %}{{ y }}",
    "{{ raw.message.type }} {{ now }} {{ event.type }}",
  ])("are not among %s", (source) => {
    expect(problems(source)).toEqual([]);
  });

  it.each([
    "{% if cal.id %}{% endif %}",
    "{{ call.id | append: wrong }}",
    "{% for m in messagess %}{% endfor %}",
    "{{ call.data[wrong] }}",
  ])("are found in %s", (source) => {
    expect(problems(source)).toEqual(["template.unknown-variable"]);
  });
});

describe("failures while filling in", () => {
  it("are values", () => {
    expect(
      failure("{{ call.customer.name | base64_decode }}", { call: { customer: { name: "%%" } } }),
    ).toBe("template.failed");
    expect(failure("{{ x | url_decode }}", { x: "%E0%A4%A" })).toBe("template.failed");
  });
});
