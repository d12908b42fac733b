import { expect, it } from "vitest";
import { addressOf, alertProblem, newAlertRow, toAlertRow, toDestination } from "./alert-rows.ts";

it.each([
  { type: "slack", url: "${SLACK}" },
  { type: "email", to: "Ops <ops@example.com>" },
] as const)("%j is the same after it was shown", (destination) => {
  expect(toDestination(toAlertRow(destination))).toEqual(destination);
});

it("knows by a pasted address whose it is", () => {
  const email = { type: "email", address: "" } as const;
  expect(addressOf(email, "https://hooks.slack.com/services/T/B/x").type).toBe("slack");
  expect(addressOf(email, " https://discord.com/api/webhooks/1/x").type).toBe("discord");
  expect(addressOf(email, "ops@example.com").type).toBe("email");
});

it("says what is wrong with what is typed", () => {
  expect(alertProblem(newAlertRow)).toContain("https://");
  expect(alertProblem({ type: "email", address: "ops" })).toContain("ops@example.com");
  expect(alertProblem({ type: "webhook", address: " hookline://inbox/alerts " })).toBeNull();
});
