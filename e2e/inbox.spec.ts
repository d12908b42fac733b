import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("the Inbox draws what it gets, and fails when it is told to", async ({
  hookline,
  inbox,
  log,
}) => {
  const name = uniqueName("rehearsal");
  await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: [{ type: "slack", url: `hookline://inbox/${name}`, text: "*Hello* {{ call.id }}" }],
    },
  ]);
  const post = (callId: string) =>
    hookline.postEvent("default", { type: "session.started", agentId: name, callId, data: {} });

  await inbox.open(name);
  await post(`${name}-first`);
  await expect(inbox.messages(200)).toContainText(`Hello ${name}-first`);
  await expect(inbox.messages(200)).toContainText("As the reader sees it in Slack");

  await inbox.behave("Fails");
  await expect(inbox.behaviour).toContainText("Broken on purpose");
  await post(`${name}-second`);
  await expect(inbox.messages(500).first()).toContainText(`Hello ${name}-second`);
  await log.open("deliveries", `${name}-second`);
  await expect(log.row(/^Retrying, Slack to Inbox .*answered 500$/)).toBeVisible();

  await inbox.open(name);
  await expect(inbox.behaviour).toContainText("Broken on purpose");
  await inbox.behave("Works");
  await expect(inbox.behaviour).not.toContainText("Broken on purpose");
});
