import { describe, expect, it } from "vitest";
import { alertDestinationsSchema } from "../../delivery/alert-destination.ts";
import { showSealed } from "../sealed-text.ts";
import { problemsOf, resolveAction } from "../testing/resolve-action.ts";
import { alertDelivery } from "./notify.ts";

const about = { hook: "h1", event: "call.ended", callId: null, at: "2026-11-20T10:00:00.000Z" };

describe("notify", () => {
  it("says what the alert destinations are told, by default", () => {
    const action = { type: "notify", title: "Failed", text: "{{ call.customer.name }} called" };
    expect(resolveAction(action)).toEqual({
      kind: "notify",
      title: "Failed",
      text: "Ada & <Co> called",
    });
    expect(resolveAction({ ...action, to: "alerts", title: " " })).toMatchObject({ title: null });
  });

  it("goes back into the conversation as an in-call action", () => {
    const action = { type: "notify", to: "conversation", text: "Hi {{ call.customer.number }}" };
    expect(resolveAction(action)).toEqual({
      kind: "in-call",
      inCall: { type: "notify", title: null, text: "Hi +15551234567" },
    });
  });

  it("must say something, and can hold no secret", () => {
    expect(problemsOf({ type: "notify", text: " " })).toEqual(["action.incomplete"]);
    expect(problemsOf({ type: "notify", text: "${TOKEN}" })).toEqual([
      "template.not-allowed .text",
    ]);
  });
});

describe("an alert", () => {
  const told = { title: "Call <1> failed", text: "Why: {{ 1 }} & <!channel> ${TOKEN}" };
  const bodyOf = (destination: Parameters<typeof alertDelivery>[0], title: string | null) => {
    const resolved = alertDelivery(destination, { ...told, title }, about);
    if (resolved.kind !== "delivery" || resolved.request.body === null) {
      throw new Error(JSON.stringify(resolved));
    }
    expect(resolved.request.body.refs).toEqual([]);
    return JSON.parse(showSealed(resolved.request.body));
  };
  const url = "https://example.com/hook";

  it("is written for Slack so that it pings nobody", () => {
    expect(bodyOf({ type: "slack", url }, told.title)).toEqual({
      text: "*Call &lt;1&gt; failed*\nWhy: {{ 1 }} &amp; &lt;!channel&gt; ${TOKEN}",
    });
    expect(bodyOf({ type: "slack", url }, null).text).toMatch(/^Why/);
  });

  it("is written for Discord so that it pings nobody", () => {
    expect(bodyOf({ type: "discord", url }, told.title)).toMatchObject({
      content: `**${told.title}**\n${told.text}`,
      allowed_mentions: { parse: [] },
    });
  });

  it("tells a webhook all there is", () => {
    expect(bodyOf({ type: "webhook", url }, told.title)).toEqual({ ...told, ...about });
  });

  it("is an e-mail with its title as subject, on one line", () => {
    const resolved = alertDelivery(
      { type: "email", to: "ops@example.com" },
      { title: "Failed\nbadly", text: "x" },
      about,
    );
    expect(resolved).toMatchObject({
      kind: "delivery",
      urlTemplate: "hookline://smtp",
      request: { url: { text: "mailto:ops@example.com" } },
    });
    const headers = resolved.kind === "delivery" ? resolved.request.headers : [];
    expect(headers.map(([name, value]) => `${name}: ${value.text}`)).toContain(
      "subject: Failedbadly",
    );
  });

  it("takes a secret for an address", () => {
    const resolved = alertDelivery({ type: "slack", url: "${ALERTS}" }, told, about);
    expect(resolved).toMatchObject({ request: { url: { refs: [{ name: "ALERTS" }] } } });
  });

  it("fails with the reason when its address cannot be used", () => {
    const resolved = alertDelivery({ type: "slack", url: "https://a@b/" }, told, about);
    expect(resolved).toMatchObject({ kind: "failed", code: "action.bad-url" });
  });
});

describe("alert destinations", () => {
  it.each([
    [[{ type: "slack", url: "https://hooks.slack.com/services/T/B/x" }], true],
    [
      [
        { type: "webhook", url: "hookline://inbox/alerts" },
        { type: "email", to: "a@b" },
      ],
      true,
    ],
    [[{ type: "discord", url: "${DISCORD_URL}" }], true],
    [[{ type: "slack", url: "ftp://example.com" }], false],
    [[{ type: "slack", url: "https://{{ call.id }}/" }], false],
    [[{ type: "email", to: "a@b, c@d" }], false],
    [[{ type: "pager", url: "https://example.com" }], false],
    [
      [
        { type: "email", to: "a@b" },
        { type: "email", to: "a@b" },
      ],
      false,
    ],
  ])("%j: %s", (list, isTaken) => {
    expect(alertDestinationsSchema.safeParse(list).success).toBe(isTaken);
  });
});
