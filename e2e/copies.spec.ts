import { flowListSchema } from "#core/contracts/flows.ts";
import { createClient } from "./fixtures/hookline-client.ts";
import { startHookline } from "./fixtures/hookline-process.ts";
import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("two copies with data of their own run side by side", async ({ hookline }) => {
  test.setTimeout(120_000);
  const name = uniqueName("apart");
  await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: [{ type: "slack", url: "hookline://inbox/apart", text: "Hello" }],
    },
  ]);
  const other = await startHookline();
  try {
    const { flows } = await createClient(other.url).read("flows", flowListSchema);
    expect(flows).toEqual([]);
  } finally {
    await other.remove();
  }
  const { flows } = await hookline.read("flows", flowListSchema);
  expect(flows.map((flow) => flow.name)).toContain(name);
});

test("a second one on the same data says so clearly and stops", async ({ hookline }) => {
  const start = startHookline({ dataDir: hookline.dataDir });
  await expect(start).rejects.toThrow(/ended with status 1 before it was ready/);
  await expect(start).rejects.toThrow(/in use by another Hookline \(process \d+\)/);
  const health = await fetch(`${hookline.url}/api/health`);
  expect(health.status).toBe(200);
});
