import { expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { getHealth } from "./get-health.ts";
import { getMetrics } from "./get-metrics.ts";
import { version } from "./version.ts";

const t = setUpTestContext();

test("health tells how many deliveries wait and for how long", async () => {
  expect(await getHealth(t.context)).toEqual({
    status: "ok",
    database: "ok",
    pending: 0,
    oldestPendingMs: 0,
    version,
  });
  await deliveries(
    ["pending", testStartMs - 9000],
    ["pending", testStartMs + 5000],
    ["dead", null],
  );
  expect(await getHealth(t.context)).toMatchObject({ pending: 2, oldestPendingMs: 9000 });
});

test("metrics are Prometheus text", async () => {
  await t.database.sql`insert into events (id, workspace_id, source_id, received_at, at, type, data)
    values ('evt_1', 'ws_default', 'src_default', ${testStartMs}, ${testStartMs}, 'call.ended', '{}')`;
  const text = await getMetrics(t.context);
  expect(text).toContain("hookline_pending_deliveries 2\n");
  expect(text).toContain("hookline_oldest_pending_seconds 9\n");
  expect(text).toContain('hookline_deliveries_last_day{status="dead"} 1\n');
  expect(text).toContain('hookline_events_last_day{outcome="call-event"} 1\n');
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(
      /^(# (HELP|TYPE) hookline_\w+ .+|hookline_\w+(\{\w+="[\w-]+"\})? [\d.]+)$/,
    );
  }
});

test("health says so when the database is away", async () => {
  const db = openDatabase("postgres://nobody@127.0.0.1:9/none", { max: 1 });
  expect(await getHealth({ ...t.context, db })).toEqual({
    status: "unavailable",
    database: "away",
    version,
  });
  await db.close();
});

async function deliveries(...rows: readonly (readonly [string, number | null])[]): Promise<void> {
  for (const [index, [status, due]] of rows.entries()) {
    await t.database.sql`
      insert into deliveries (id, workspace_id, created_at, event_id, event_received_at, flow_id, flow_version, hook,
        action, action_type, effect_key, channel, status, next_attempt_at, timeout_ms, sign, ordinal)
      values (${`dlv_${index}`}, 'ws_default', ${testStartMs}, 'evt_1', ${testStartMs}, 'flow_1', 1, 'h', 'a', 'slack',
        'k', 'http', ${status}, ${due}, 1000, 'true', 0)`;
  }
}
