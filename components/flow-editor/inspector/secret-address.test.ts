import { expect, it } from "vitest";
import { secretOf, suggestSecret } from "./secret-address.ts";

it("finds the secret in an address", () => {
  expect(secretOf("${SLACK_WEBHOOK_URL}")).toBe("SLACK_WEBHOOK_URL");
  expect(secretOf("https://a.example/?key=${KEY_2}")).toBe("KEY_2");
  expect(secretOf("https://a.example/{{ call.id }}")).toBeNull();
});

it.each([
  ["https://hooks.slack.com/services/T0/B0/x", "slack", [], "SLACK_WEBHOOK_URL"],
  [
    "https://hooks.slack.com/services/T0/B0/x",
    "slack",
    ["SLACK_WEBHOOK_URL"],
    "SLACK_WEBHOOK_URL_2",
  ],
  ["https://discord.com/api/webhooks/1/x", "discord", [], "DISCORD_WEBHOOK_URL"],
  ["https://example.com/hook", "webhook", [], null],
  ["http://localhost:3000/inbox/slack", "slack", [], null],
])("for %s of %s suggests a free name", (address, service, taken, name) => {
  expect(suggestSecret(address, service, taken)).toBe(name);
});
