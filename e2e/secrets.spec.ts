import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("a secret fills an address when it is sent, and is shown nowhere", async ({
  page,
  hookline,
  receiver,
  secrets,
  log,
}) => {
  const name = uniqueName("secret");
  const secret = name.toUpperCase().replaceAll("-", "_");
  const path = `/services/${name}/T0P5ECRET`;
  await secrets.open();
  await secrets.add(secret, `${receiver.url}${path}`);
  await expect(secrets.row(secret)).toContainText("No flow uses it");

  await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: [{ type: "slack", url: `\${${secret}}`, text: "Hello from {{ call.agentId }}" }],
    },
  ]);
  await secrets.open();
  await expect(secrets.row(secret).getByRole("link", { name })).toBeVisible();

  await log.open("deliveries", name);
  await hookline.postEvent("default", {
    type: "session.started",
    agentId: name,
    callId: name,
    data: {},
  });
  await log.row(/^Delivered, Slack/).click();
  expect(receiver.requests.map((request) => request.path)).toEqual([path]);
  expect(JSON.parse(receiver.requests[0]?.body ?? "")).toEqual({ text: `Hello from ${name}` });

  await expect(log.details.getByRole("region", { name: "Request", exact: true })).toContainText(
    `POST \${${secret}}`,
  );
  expect(await page.content()).not.toContain("T0P5ECRET");
  for (const place of ["secrets", "destinations", "deliveries", "flows"]) {
    const answer = await hookline.send("GET", place);
    expect(answer.status, place).toBe(200);
    expect(JSON.stringify(answer.body), place).not.toContain("T0P5ECRET");
  }
  expect(hookline.output()).not.toContain("T0P5ECRET");
});
