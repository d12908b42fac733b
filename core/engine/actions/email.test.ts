import { describe, expect, it } from "vitest";
import { hasControl } from "../../delivery/email-address.ts";
import type { Json } from "../../json.ts";
import {
  exampleContext,
  deliveryOf,
  problemsOf,
  resolveAction,
  shownRequest,
} from "../testing/resolve-action.ts";

const email = (fields: { readonly [field: string]: Json }) => ({
  type: "email",
  to: "ada@example.com",
  subject: "Call failed",
  text: "{{ call.endedReason }}",
  ...fields,
});
const withName = (name: Json) => ({
  ...exampleContext,
  call: { customer: { name, number: "+15551234567" } },
});

describe("email", () => {
  it("is a message over SMTP, tried as any delivery, and signed by nobody", () => {
    const action = email({ cc: ["Bob <bob@example.com>", "${BOSS}"], replyTo: "desk@example.com" });
    expect(shownRequest(action)).toEqual({
      method: "SMTP",
      url: "mailto:ada@example.com",
      headers: [
        "to: ada@example.com",
        "cc: Bob <bob@example.com>",
        "cc: ${BOSS}",
        "reply-to: desk@example.com",
        "subject: Call failed",
      ],
      body: '{"text":"pipeline-error"}',
    });
    expect(deliveryOf(action)).toMatchObject({
      urlTemplate: "hookline://smtp",
      timeoutMs: 30_000,
      retry: null,
      sign: false,
    });
    expect(problemsOf(action)).toEqual([]);
  });

  it("parts mailboxes at commas of the author, not in names and expressions", () => {
    const to =
      '"Lovelace, Ada" <ada@example.com>, {{ call.customer.mail | default: "a,b" | replace: ",", "@" }}';
    expect(shownRequest(email({ to })).headers.slice(0, 2)).toEqual([
      'to: "Lovelace, Ada" <ada@example.com>',
      "to: a@b",
    ]);
  });

  it("escapes values in HTML and leaves the author's marks alone", () => {
    const html = "<p>{{ call.customer.name }}</p>";
    expect(
      JSON.parse(shownRequest(email({ html }), withName(`<b>"O'Hara" & co`)).body ?? ""),
    ).toEqual({
      text: "",
      html: "<p>&lt;b&gt;&quot;O&#39;Hara&quot; &amp; co</p>",
    });
  });

  it.each([
    "eve@example.com, ada@example.com",
    "x>, <eve@example.com",
    "ada@example.com;eve@example.com",
    "ada@example.com\r\nBcc: eve@example.com",
    "not an address",
    "@",
  ])("goes to nobody when a value makes another mailbox of it: %j", (name) => {
    for (const to of [
      "{{ call.customer.name }}",
      "Caller {{ call.customer.name }} <ada@example.com>",
    ]) {
      const resolved = resolveAction(email({ to }), withName(name));
      // A harmless name stays a name.
      if (to.startsWith("Caller") && /^[\w @]*$/.test(name) && !name.includes("@")) continue;
      expect(resolved).toMatchObject({ kind: "failed" });
    }
  });

  it.each(["to", "cc", "subject", "from", "replyTo"])(
    "fails clearly when a value brings a line break into %s",
    (field) => {
      const resolved = resolveAction(
        email({ [field]: "{{ call.customer.name }}" }),
        withName("ada@example.com\nX-Evil: 1"),
      );
      expect(resolved).toMatchObject({ kind: "failed" });
      expect(hasControl(JSON.stringify(resolved))).toBe(false);
    },
  );

  it("leaves out an optional copy that comes to nothing, and fails when nobody is left", () => {
    const { headers } = shownRequest(email({ cc: "{{ call.nothing }}" }));
    expect(headers.filter((header) => header.startsWith("cc"))).toEqual([]);
    expect(resolveAction(email({ to: "{{ call.nothing }}" }))).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("nobody to go to"),
    });
  });

  it.each<[string, { readonly [field: string]: Json }, string]>([
    ["a broken address", { to: "ada@" }, "action.invalid .to"],
    ["one broken address of several", { to: ["ada@example.com", "eve"] }, "action.invalid .to"],
    ["a subject of two lines", { subject: "a\nb" }, "action.bad-header .subject"],
    ["a broken template", { text: "{{ call." }, "template.syntax .text"],
    ["no text at all", { text: " " }, "action.incomplete"],
  ])("finds %s while it is written", (_name, fields, problem) => {
    expect(problemsOf(email(fields))).toContain(problem);
  });

  it("fails when subject, text or number of mailboxes pass their bounds", () => {
    const long = withName("x".repeat(999));
    const subject = "{{ call.customer.name }}";
    expect(resolveAction(email({ subject }), long)).toMatchObject({ code: "action.bad-header" });
    const huge = withName("x".repeat(2_000_001));
    const text = "{{ call.customer.name }}";
    expect(resolveAction(email({ text }), huge)).toMatchObject({ code: "template.too-large" });
    const to = Array.from({ length: 50 }, (_, index) => `a${index}@x, b${index}@x, c${index}@x`);
    expect(resolveAction(email({ to }))).toMatchObject({ code: "action.invalid" });
  });

  it.each(["{{", "{%", '"', "a,", "${"])("takes no time over a mailbox made of %j", (piece) => {
    const to = ["ada@example.com", piece.repeat(400_000)];
    expect(problemsOf(email({ to }))).toContain("action.invalid .to");
  });

  it("takes text for text: nothing in it is a secret or a template", () => {
    const { body } = shownRequest(
      email({ text: "{{ call.customer.name }}" }),
      withName("${TOKEN} {{ 1 }}"),
    );
    expect(body).toBe('{"text":"${TOKEN} {{ 1 }}"}');
    expect(
      deliveryOf(email({ text: "{{ call.customer.name }}" }), withName("${TOKEN}")).request.body
        ?.refs,
    ).toEqual([]);
  });
});
