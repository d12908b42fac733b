import { beforeEach, describe, expect, test } from "vitest";
import { deliveryQuerySchema } from "#core/contracts/deliveries.ts";
import { insertDeliveries, type NewDelivery } from "#db/queries/ingest/insert-deliveries.ts";
import { allowAddress } from "../destination/allowed-addresses.ts";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { getDelivery } from "./get-delivery.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { resend } from "./resend.ts";

const t = setUpTestContext();
const list = (query: object) => listDeliveries(t.context, deliveryQuerySchema.parse(query));

beforeEach(async () => {
  const { sql } = t.database;
  await sql`delete from deliveries`;
  await sql`delete from effect_keys`;
  await sql`delete from attempts`;
  await sql`delete from allowed_addresses`;
  t.setNow(testStartMs);
  t.takeSignals();
});

describe("a list", () => {
  test("pages without gap or repeat also where many were made in one millisecond", async () => {
    await store(
      Array.from({ length: 7 }, (_, index) => ({ createdAt: testStartMs + (index >> 2) })),
    );
    const all = await list({});
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: 2, after });
      paged.push(...page.deliveries.map((one) => one.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toHaveLength(7);
    expect(paged).toEqual(all.deliveries.map((one) => one.id));
  });

  test("is narrowed by status, flow, event, call, destination and text", async () => {
    await t.database
      .sql`insert into events (id, workspace_id, source_id, received_at, at, type, call_id, data)
      values ('evt_b', 'ws_default', 'src_default', ${testStartMs}, ${testStartMs}, 'call.ended', 'call-b', '{}')`;
    await store([
      { status: "dead", destinationId: "dst_a" },
      { flowId: "flow_b", eventId: "evt_b", callId: "call-b" },
      { request: request("https://Other.example:8443/x", "Dear Ms. Ångström 100%") },
    ]);
    const ids = async (query: object) => (await list(query)).deliveries.map((one) => one.id);
    expect(await ids({ status: "dead" })).toEqual(["dlv_0"]);
    expect(await ids({ flowId: "flow_b" })).toEqual(["dlv_1"]);
    expect(await ids({ eventId: "evt_b" })).toEqual(["dlv_1"]);
    expect(await ids({ callId: "call-b" })).toEqual(["dlv_1"]);
    expect(await ids({ destination: "dst_a" })).toEqual(["dlv_0"]);
    expect(await ids({ destination: "other.example:8443" })).toEqual(["dlv_2"]);
    expect(await ids({ q: "ÅNGSTRÖM 100%" })).toEqual(["dlv_2"]);
    expect(await ids({ q: "%" })).toEqual(["dlv_2"]);
    expect(await ids({ q: "nowhere" })).toEqual([]);
  });

  test("names where each goes: a host, a secret, the Inbox, or what is done in the call", async () => {
    await store([
      { request: request("https://user@hooks.example.com:8443/path") },
      { request: request("", "x", [{ at: 0, name: "SLACK_URL", as: "plain" }]) },
      { request: request("hookline://inbox/slack"), channel: "inbox" },
      { request: { hook: "h", action: "a", type: "say" }, channel: "stream", actionType: "say" },
      { request: null, status: "dead" },
    ]);
    const { deliveries } = await list({});
    expect(deliveries.map((one) => one.destination)).toEqual([
      "slack",
      "say",
      "inbox/slack",
      "${SLACK_URL}",
      "hooks.example.com:8443",
    ]);
  });
});

describe("a delivery", () => {
  test("shows request and attempts, with secrets by name only", async () => {
    await store([
      {
        request: {
          ...request("https://hooks.example.com/", "", [{ at: 26, name: "KEY", as: "plain" }]),
          headers: [
            ["authorization", { text: "Bearer ", refs: [{ at: 7, name: "TOKEN", as: "plain" }] }],
          ],
          body: { text: '{"a":""}', refs: [{ at: 6, name: "INNER", as: "json" }] },
        },
        status: "dead",
        finishedAt: testStartMs + 1500,
      },
    ]);
    await attempt(1, { status: 500, responseBody: "no\u0000" });
    await attempt(2, { status: null });
    const shown = await getDelivery(t.context, { deliveryId: "dlv_0" });
    expect(shown).toMatchObject({
      status: "dead",
      durationMs: 1500,
      request: {
        method: "POST",
        url: "https://hooks.example.com/${KEY}",
        headers: [["authorization", "Bearer ${TOKEN}"]],
        body: '{"a":"${INNER}"}',
      },
      attemptList: [
        { number: 1, status: 500, responseBody: "no\uFFFD", requestHeaders: [["a", "b"]] },
        { number: 2, status: null, durationMs: 12 },
      ],
      allowable: null,
    });
  });

  test("offers to allow the address that the guard refused, until it is allowed", async () => {
    await store([{ status: "dead" }]);
    await attempt(1, { status: null, allowable: "localhost:5678" });
    const refused = await getDelivery(t.context, { deliveryId: "dlv_0" });
    expect(refused.allowable).toBe("localhost:5678");
    await allowAddress(t.context, { address: "localhost:5678" });
    expect((await getDelivery(t.context, { deliveryId: "dlv_0" })).allowable).toBeNull();
  });

  test("that hands an action over shows the action", async () => {
    await store([
      { request: { hook: "h", action: "a", type: "say", text: "Hi" }, channel: "answer" },
    ]);
    const { request: shown } = await getDelivery(t.context, { deliveryId: "dlv_0" });
    expect(shown).toEqual({
      method: "",
      url: "",
      headers: [],
      body: '{"hook":"h","action":"a","type":"say","text":"Hi"}',
    });
  });
});

describe("a resend", () => {
  test("is a delivery of its own, due now, and the same message however often", async () => {
    await store([{ status: "dead", finishedAt: testStartMs }]);
    t.setNow(testStartMs + 60_000);
    const again = await resend(t.context, { deliveryId: "dlv_0" });
    expect(again).toMatchObject({
      status: "pending",
      attempts: 0,
      createdAt: "2026-11-20T10:01:00.000Z",
      nextAttemptAt: "2026-11-20T10:01:00.000Z",
      finishedAt: null,
    });
    expect(t.takeSignals()).toEqual(["poke deliveries", "poke feed"]);
    await t.database.sql`update deliveries set status = 'delivered' where id = ${again.id}`;
    const third = await resend(t.context, { deliveryId: again.id });
    const rows = await t.database.sql`
      select resend_of, request::text = (select request::text from deliveries where id = 'dlv_0') as same
      from deliveries where id = ${third.id}`;
    expect(rows).toEqual([{ resend_of: "dlv_0", same: true }]);
    expect((await getDelivery(t.context, { deliveryId: "dlv_0" })).status).toBe("dead");
  });

  test.each([
    ["one that is still owed", { status: "pending" }],
    ["one that is held", { status: "held" }],
    ["what was said in a call", { status: "expired", channel: "control" }],
    ["what could not be worked out", { status: "dead", request: null }],
  ] as const)("of %s is refused", async (_, row) => {
    await store([row]);
    await expect(resend(t.context, { deliveryId: "dlv_0" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect((await list({})).deliveries).toHaveLength(1);
  });

  test("of another workspace's delivery is not found", async () => {
    await store([{ status: "dead" }]);
    const other = { ...t.context, workspaceId: "ws_other" };
    await expect(resend(other, { deliveryId: "dlv_0" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

function request(
  url: string,
  body = "",
  refs: readonly { at: number; name: string; as: "plain" | "json" }[] = [],
) {
  return { method: "POST", url: { text: url, refs }, headers: [], body: { text: body, refs: [] } };
}

async function store(rows: readonly Partial<NewDelivery>[]): Promise<void> {
  const whole = rows.map((row, index): NewDelivery => {
    const key = index.toString(16).padStart(32, "0");
    return {
      id: `dlv_${index}`,
      workspaceId: "ws_default",
      createdAt: testStartMs,
      eventId: "evt_a",
      eventReceivedAt: testStartMs,
      callId: null,
      flowId: "flow_a",
      flowVersion: 1,
      hook: "h",
      action: "a",
      actionType: "slack",
      effectKey: key,
      channel: "http",
      destinationId: null,
      status: "pending",
      nextAttemptAt: testStartMs,
      expiresAt: null,
      request: request("https://hooks.example.com/x"),
      timeoutMs: 1000,
      retry: null,
      sign: true,
      test: false,
      afterDeliveryId: null,
      ordinal: index,
      lastReason: null,
      lastCode: null,
      finishedAt: null,
      resendOf: null,
      ...row,
    };
  });
  await insertDeliveries(t.database, whole);
}

async function attempt(
  number: number,
  row: { status: number | null; responseBody?: string; allowable?: string },
): Promise<void> {
  await t.database.sql`
    insert into attempts (id, workspace_id, delivery_id, delivery_created_at, number, started_at, duration_ms, outcome,
      status, request_headers, response_body, allowable)
    values (${`att_${number}`}, 'ws_default', 'dlv_0', ${testStartMs}, ${number}, ${testStartMs}, 12, 'retry',
      ${row.status}, '[["a", "b"]]'::text::jsonb, ${row.responseBody ?? null}, ${row.allowable ?? null})`;
}
