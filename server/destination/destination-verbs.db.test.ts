import { beforeEach, describe, expect, test } from "vitest";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { allowAddress, disallowAddress, listAllowedAddresses } from "./allowed-addresses.ts";
import { changeDestination, listDestinations } from "./destinations.ts";

const t = setUpTestContext();

describe("a destination", () => {
  beforeEach(async () => {
    const { sql } = t.database;
    await sql`delete from destinations`;
    await sql`delete from deliveries`;
    await sql`insert into destinations (id, workspace_id, url_template, url_hash, status, reason, signing_secret_sealed,
        created_at)
      values ('dst_1', 'ws_default', 'https://a.example/\${KEY}', 'h1', 'disabled', 'It answered 410.', 's', ${testStartMs})`;
    for (const [id, destination, status] of [
      ["dlv_held", "dst_1", "held"],
      ["dlv_other", "dst_2", "held"],
      ["dlv_dead", "dst_1", "dead"],
    ] as const) {
      await sql`insert into deliveries (id, workspace_id, created_at, event_id, event_received_at, flow_id,
          flow_version, hook, action, action_type, effect_key, channel, destination_id, status, timeout_ms, sign, ordinal)
        values (${id}, 'ws_default', ${testStartMs}, 'evt_1', ${testStartMs}, 'flow_1', 1, 'h', 'a', 'slack', 'k', 'http',
          ${destination}, ${status}, 1000, 'true', 0)`;
    }
    t.takeSignals();
  });

  test("is listed as it was written, without its signing secret", async () => {
    expect(await listDestinations(t.context)).toEqual({
      destinations: [
        {
          id: "dst_1",
          urlTemplate: "https://a.example/${KEY}",
          status: "disabled",
          reason: "It answered 410.",
          createdAt: "2026-11-20T10:00:00.000Z",
        },
      ],
    });
  });

  test("that is switched on gets what was held for it, and only that", async () => {
    const changed = await changeDestination(t.context, {
      destinationId: "dst_1",
      status: "active",
    });
    expect(changed).toMatchObject({ status: "active", reason: null });
    const rows = await t.database.sql`
      select id, status, next_attempt_at as due, version from deliveries order by id`;
    expect(rows).toEqual([
      { id: "dlv_dead", status: "dead", due: null, version: 1 },
      { id: "dlv_held", status: "pending", due: testStartMs, version: 2 },
      { id: "dlv_other", status: "held", due: null, version: 1 },
    ]);
    expect(t.takeSignals()).toEqual(["poke deliveries", "poke feed"]);
  });

  test("that is not there is not found", async () => {
    await expect(
      changeDestination(t.context, { destinationId: "dst_9", status: "active" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("an allowed address", () => {
  test("is stored in lower case, once, and can be taken back", async () => {
    await allowAddress(t.context, { address: "LocalHost:5678" });
    await allowAddress(t.context, { address: "localhost:5678" });
    const listed = await listAllowedAddresses(t.context);
    expect(listed.addresses.map((one) => one.address)).toEqual(["localhost:5678"]);
    await disallowAddress(t.context, { address: "localhost:5678" });
    expect((await listAllowedAddresses(t.context)).addresses).toEqual([]);
    await expect(disallowAddress(t.context, { address: "localhost:5678" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test.each([
    ["169.254.169.254:80"],
    ["[fe80::1]:80"],
    ["[::ffff:169.254.169.254]:80"],
    ["100.100.100.200:80"],
    ["localhost"],
    ["10.0.0.0/8"],
    ["a:1,b:2"],
    ["http://localhost:1"],
    ["localhost:99999"],
  ])("is not %s", async (address) => {
    await expect(allowAddress(t.context, { address })).rejects.toMatchObject({
      code: "VALIDATION",
    });
  });

  test("is the operator's matter outside local mode", async () => {
    const remote = { ...t.context, actor: { kind: "api-key" } as const };
    await expect(allowAddress(remote, { address: "localhost:5678" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
