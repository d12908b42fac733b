import { expect, test } from "vitest";
import { flowSchema } from "#core/flow/flow.ts";
import { createFlow } from "../flow/create-flow.ts";
import { setUpTestContext } from "../testing/test-context.ts";
import { deleteSecret } from "./delete-secret.ts";
import { listSecrets } from "./list-secrets.ts";
import { putSecret } from "./put-secret.ts";
import { openSecret } from "./seal-secret.ts";
import { secretContext } from "./secret-context.ts";

const t = setUpTestContext();

test("a secret is stored sealed, replaced by name, listed without its value and deleted", async () => {
  await putSecret(t.context, { name: "SLACK_URL", value: "first value" });
  await putSecret(t.context, { name: "SLACK_URL", value: "second value" });
  const rows = await t.database.sql<{ sealed: string }[]>`select sealed from secrets`;
  expect(rows).toHaveLength(1);
  const place = secretContext("ws_default", "SLACK_URL");
  expect(openSecret(t.context.secretKey, rows[0]?.sealed ?? "", place)).toBe("second value");
  expect(await listSecrets(t.context)).toEqual({
    secrets: [{ name: "SLACK_URL", updatedAt: "2026-11-20T10:00:00.000Z", usedBy: [] }],
  });
  await deleteSecret(t.context, { name: "SLACK_URL" });
  expect(await listSecrets(t.context)).toEqual({ secrets: [] });
  await expect(deleteSecret(t.context, { name: "SLACK_URL" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(t.takeSignals()).toEqual(["forget secrets", "forget secrets", "forget secrets"]);
});

test("a secret says which flows use it", async () => {
  await putSecret(t.context, { name: "TOKEN", value: "value" });
  await putSecret(t.context, { name: "TOKEN_2", value: "value" });
  const url = "https://example.com/?key=${TOKEN_2}";
  const { id } = await createFlow(t.context, {
    flow: flowSchema.parse({
      name: "Uses it",
      nodes: [{ id: "n1", kind: "action", data: { action: { type: "webhook", url } } }],
      edges: [],
    }),
  });
  const { secrets } = await listSecrets(t.context);
  expect(secrets.map(({ name, usedBy }) => [name, usedBy])).toEqual([
    ["TOKEN", []],
    ["TOKEN_2", [{ flowId: id, name: "Uses it" }]],
  ]);
});
