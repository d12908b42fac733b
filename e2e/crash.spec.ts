import { deliveryListSchema } from "#core/contracts/deliveries.ts";
import { createClient } from "./fixtures/hookline-client.ts";
import { startHookline } from "./fixtures/hookline-process.ts";
import { expect, test } from "./fixtures/test.ts";

const eventCount = 50;

test("what was answered arrives although Hookline and its Postgres were killed", async ({
  receiver,
}) => {
  test.setTimeout(180_000);
  const hookline = await startHookline({ env: { HOOKLINE_OUTBOUND_ALLOW: "127.0.0.1" } });
  try {
    const client = createClient(hookline.url);
    const imported = await client.send("POST", "imports", {
      name: "Every ending",
      publish: true,
      document: {
        hooks: [
          {
            on: "call.ending",
            do: [
              {
                type: "webhook",
                url: `${receiver.url}/hook`,
                body: { call: "{{ call.id }}" },
                retry: { count: 100, delayMs: 1000 },
              },
            ],
          },
        ],
      },
    });
    expect(imported.status).toBe(201);
    await receiver.stop();

    const answers = await Promise.all(
      Array.from({ length: eventCount }, (_, index) =>
        client.postEvent("default", {
          type: "call.ending",
          callId: `crash-${index}`,
          at: "2026-11-20T10:00:00.000Z",
          data: {},
        }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 202));
    await hookline.crash();
    await receiver.start();
    await hookline.start();

    const idsByCall = () => {
      const ids = new Map<string, Set<string>>();
      for (const request of receiver.requests) {
        const { call } = JSON.parse(request.body);
        ids.set(call, (ids.get(call) ?? new Set()).add(request.headers["webhook-id"] ?? ""));
      }
      return ids;
    };
    await expect.poll(() => idsByCall().size, { timeout: 60_000 }).toBe(eventCount);
    // A call whose attempt was cut off may arrive twice, but always as the same message.
    for (const ids of idsByCall().values()) expect(ids.size).toBe(1);
    await expect
      .poll(
        async () => {
          const list = await client.read(
            "deliveries?status=delivered&limit=100",
            deliveryListSchema,
          );
          return list.deliveries.length;
        },
        { timeout: 60_000 },
      )
      .toBe(eventCount);
    const { deliveries } = await client.read("deliveries?limit=100", deliveryListSchema);
    const stored = new Set(deliveries.map((delivery) => delivery.id));
    for (const ids of idsByCall().values()) for (const id of ids) expect(stored.has(id)).toBe(true);
  } finally {
    await hookline.remove();
  }
});
