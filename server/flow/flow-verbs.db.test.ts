import { beforeEach, describe, expect, test } from "vitest";
import { type Flow, type FlowInput, flowSchema } from "#core/flow/flow.ts";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { createFlow } from "./create-flow.ts";
import { deleteFlow } from "./delete-flow.ts";
import { getFlow } from "./get-flow.ts";
import { getFlowHooks } from "./get-flow-hooks.ts";
import { importHooks } from "./import-hooks.ts";
import { listFlows } from "./list-flows.ts";
import { listHooks } from "./list-hooks.ts";
import { listVersions } from "./list-versions.ts";
import { publishFlow } from "./publish-flow.ts";
import { restoreVersion } from "./restore-version.ts";
import { setFlowEnabled } from "./set-flow-enabled.ts";
import { switchHook } from "./switch-hook.ts";
import { updateFlow } from "./update-flow.ts";

const dayMs = 86_400_000;
const t = setUpTestContext();

beforeEach(async () => {
  t.setNow(testStartMs);
  await t.database.sql`delete from flows`;
});

describe("a draft", () => {
  test("is created, listed and read as it was given, in its order of fields", async () => {
    const flow = callFailed({ zebra: 1, apple: 2 });
    const created = await createFlow(t.context, { flow });
    expect(created).toMatchObject({
      name: "Call failed",
      enabled: true,
      liveVersion: null,
      hasUnpublishedChanges: true,
      draftRevision: 1,
      events: ["call.ending"],
      lastFiredAt: null,
      delivered: 0,
      failed: 0,
    });
    const read = await getFlow(t.context, { flowId: created.id });
    expect(JSON.stringify(read.flow)).toBe(JSON.stringify(flow));
    const { flows } = await listFlows(t.context);
    expect(flows.map((one) => one.id)).toEqual([created.id]);
  });

  test("is changed only on the revision the change was made on", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    const renamed = { ...callFailed(), name: "Renamed" };
    const updated = await updateFlow(t.context, {
      flowId: id,
      flow: renamed,
      expectedRevision: 1,
    });
    expect(updated).toMatchObject({ name: "Renamed", draftRevision: 2 });
    const late = updateFlow(t.context, { flowId: id, flow: callFailed(), expectedRevision: 1 });
    await expect(late).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await getFlow(t.context, { flowId: id })).name).toBe("Renamed");
  });

  test("of two changes at once on the same revision, one is stored and the other a conflict", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    const changes = await Promise.allSettled(
      ["A", "B"].map((name) =>
        updateFlow(t.context, {
          flowId: id,
          flow: { ...callFailed(), name },
          expectedRevision: 1,
        }),
      ),
    );
    expect(changes.map((change) => change.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("that is deleted is gone for every verb", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    await deleteFlow(t.context, { flowId: id });
    await expect(getFlow(t.context, { flowId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(deleteFlow(t.context, { flowId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await listFlows(t.context)).flows).toEqual([]);
  });
});

describe("publishing", () => {
  test("makes a version, says that the live hooks changed, and keeps the draft apart", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    const before = await hooksVersion();
    const published = await publishFlow(t.context, { flowId: id, message: "first" });
    expect(published).toEqual({ flowId: id, version: 1, hooks: 1, diagnostics: [] });
    expect(await hooksVersion()).toBe(before + 1);
    const live = await getFlow(t.context, { flowId: id });
    expect(live).toMatchObject({ liveVersion: 1, hasUnpublishedChanges: false });

    await updateFlow(t.context, {
      flowId: id,
      flow: callFailed({}, "timeout"),
      expectedRevision: 1,
    });
    expect(await getFlow(t.context, { flowId: id })).toMatchObject({
      liveVersion: 1,
      hasUnpublishedChanges: true,
    });
    const liveHooks = await getFlowHooks(t.context, { flowId: id, draft: false });
    const draftHooks = await getFlowHooks(t.context, { flowId: id, draft: true });
    expect(JSON.stringify(liveHooks)).toContain("pipeline-error");
    expect(JSON.stringify(draftHooks)).toContain("timeout");
    expect(await listVersions(t.context, { flowId: id })).toEqual({
      versions: [
        {
          version: 1,
          message: "first",
          publishedAt: "2026-11-20T10:00:00.000Z",
          live: true,
          hooks: 1,
        },
      ],
    });
  });

  test("is refused with the diagnostics when the draft has errors, and then changes nothing", async () => {
    const flow = flowSchema.parse({
      ...callFailed(),
      nodes: callFailed().nodes.map((node) =>
        node.kind === "filter" ? { ...node, data: { filter: { type: "oneOf" } } } : node,
      ),
    });
    const { id, diagnostics } = await createFlow(t.context, { flow });
    expect(diagnostics.map((found) => found.nodeId)).toContain("n2");
    const before = await hooksVersion();
    await expect(publishFlow(t.context, { flowId: id })).rejects.toMatchObject({
      code: "VALIDATION",
      diagnostics,
    });
    expect(await hooksVersion()).toBe(before);
    expect((await listVersions(t.context, { flowId: id })).versions).toEqual([]);
    await expect(getFlowHooks(t.context, { flowId: id, draft: false })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("twice at once gives two versions, one after the other", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    const both = await Promise.all([1, 2].map(() => publishFlow(t.context, { flowId: id })));
    expect(both.map((one) => one.version).toSorted()).toEqual([1, 2]);
  });

  test("an earlier version comes back as the draft; what is live stays", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    await publishFlow(t.context, { flowId: id });
    const second = callFailed({}, "timeout");
    await updateFlow(t.context, { flowId: id, flow: second, expectedRevision: 1 });
    await publishFlow(t.context, { flowId: id });
    const restored = await restoreVersion(t.context, { flowId: id, version: 1 });
    expect(restored).toMatchObject({ liveVersion: 2, draftRevision: 3, flow: callFailed() });
    expect(restored.hasUnpublishedChanges).toBe(true);
    await expect(restoreVersion(t.context, { flowId: id, version: 9 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("switching a flow off and on says that the live hooks changed", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    const before = await hooksVersion();
    expect(await setFlowEnabled(t.context, { flowId: id, enabled: false })).toMatchObject({
      enabled: false,
    });
    await setFlowEnabled(t.context, { flowId: id, enabled: true });
    expect(await hooksVersion()).toBe(before + 2);
  });
});

test("the list shows when a flow last fired and what came of the last seven days, without test runs", async () => {
  const { id } = await createFlow(t.context, { flow: callFailed() });
  const { sql } = t.database;
  const event = async (name: string, at: number, isTest: boolean) => {
    await sql`insert into events (id, workspace_id, source_id, received_at, at, data, test)
      values (${name}, 'ws_default', 'src_default', ${at}, ${at}, '{}', ${isTest})`;
    await sql`insert into verdicts (event_id, received_at, workspace_id, flow_id, flow_version, hook, verdict, ordinal)
      values (${name}, ${at}, 'ws_default', ${id}, 1, 'h', 'fired', 0)`;
  };
  const delivery = (name: string, at: number, status: string, isTest: boolean) =>
    sql`insert into deliveries (id, workspace_id, created_at, event_id, event_received_at, flow_id, flow_version, hook,
        action, action_type, effect_key, channel, status, timeout_ms, sign, test, ordinal)
      values (${name}, 'ws_default', ${at}, 'evt_1', ${at}, ${id}, 1, 'h', 'a', 'slack', ${name}, 'http', ${status},
        1000, 'true', ${isTest}, 0)`;
  await event("evt_1", testStartMs - dayMs, false);
  await event("evt_2", testStartMs - 1000, true);
  await delivery("dlv_1", testStartMs - dayMs, "delivered", false);
  await delivery("dlv_2", testStartMs - dayMs, "dead", false);
  await delivery("dlv_3", testStartMs - dayMs, "pending", false);
  await delivery("dlv_4", testStartMs - dayMs, "delivered", true);
  await delivery("dlv_5", testStartMs - 8 * dayMs, "delivered", false);
  const { flows } = await listFlows(t.context);
  expect(flows[0]).toMatchObject({
    lastFiredAt: "2026-11-19T10:00:00.000Z",
    delivered: 1,
    failed: 1,
  });
});

describe("an import", () => {
  const hooks = {
    hooks: [
      {
        on: "call.ending",
        filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] }],
        do: [{ type: "slack", url: "https://hooks.example.com/x", text: "failed" }],
      },
    ],
  };

  test.each([hooks, JSON.stringify(hooks), hooks.hooks])(
    "makes a published flow of hooks given as object, text or bare list",
    async (document) => {
      const imported = await importHooks(t.context, {
        ...request,
        document,
        publish: true,
      });
      expect(imported).toMatchObject({ version: 1, hooks: 1 });
      const live = await getFlowHooks(t.context, { flowId: imported.flowId, draft: false });
      expect(live.hooks[0]).toMatchObject({ on: "call.ending", filters: hooks.hooks[0]?.filters });
    },
  );

  test("keeps a draft only, unless it is to be published; runs where it was told to", async () => {
    const imported = await importHooks(t.context, {
      ...request,
      document: hooks,
      runsOn: "platform",
    });
    expect(imported.version).toBeNull();
    const stored = await getFlow(t.context, { flowId: imported.flowId });
    expect(stored).toMatchObject({ name: "Imported", runsOn: "platform", liveVersion: null });
  });

  test.each([
    ["text nobody knows", "Dear Hookline, please call back.", "dialect.unread"],
    ["JSON that breaks off", '{ "hooks": [', "document.not-json"],
    ["a document without hooks", { nothing: true }, "document.invalid"],
    [
      "a filter without a key",
      { hooks: [{ on: "call.ending", filters: [{ type: "oneOf", oneOf: ["x"] }], do: [] }] },
      "filter.missing-key",
    ],
  ])("of %s is refused with its diagnostic and stores nothing", async (_, document, code) => {
    const refused = importHooks(t.context, { ...request, document, publish: true });
    await expect(refused).rejects.toMatchObject({
      code: "VALIDATION",
      diagnostics: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    expect((await listFlows(t.context)).flows).toEqual([]);
  });

  test("of a document with errors keeps what could be read as a draft when that is asked for", async () => {
    const document = {
      hooks: [{ on: "call.ending", filters: [{ type: "oneOf", oneOf: ["x"] }], do: [] }],
    };
    const imported = await importHooks(t.context, {
      ...request,
      document,
      publish: true,
      draft: true,
    });
    expect(imported.version).toBeNull();
    expect(imported.diagnostics.map((found) => found.code)).toContain("filter.missing-key");
    const stored = await getFlow(t.context, { flowId: imported.flowId });
    expect(stored.flow.nodes.map((node) => node.kind)).toContain("filter");
  });

  test.each(["hookline", "vapi"] as const)(
    "of text that is said to be %s and is not JSON names the place",
    async (dialect) => {
      const document = '{ "hooks": [\n  { "on": }';
      const refused = importHooks(t.context, { ...request, document, dialect });
      await expect(refused).rejects.toMatchObject({
        code: "VALIDATION",
        diagnostics: [expect.objectContaining({ code: "document.not-json", line: 2, column: 11 })],
      });
    },
  );

  const request = {
    name: "Imported",
    document: "",
    publish: false,
    draft: false,
    runsOn: "hookline",
  } as const;
});

async function hooksVersion(): Promise<number> {
  const [row] = await t.database.sql<{ version: number }[]>`
    select hooks_version as version from workspaces`;
  return row?.version ?? 0;
}

function callFailed(extra: object = {}, reason = "pipeline-error"): Flow {
  const flow: FlowInput = {
    name: "Call failed",
    nodes: [
      { id: "n1", kind: "event", data: { on: "call.ending" } },
      {
        id: "n2",
        kind: "filter",
        data: { filter: { type: "oneOf", key: "call.endedReason", oneOf: [reason] } },
      },
      {
        id: "n3",
        kind: "action",
        data: {
          action: { type: "slack", url: "https://hooks.example.com/x", text: "Failed", ...extra },
        },
      },
    ],
    edges: [
      { id: "e1", source: "n1", target: "n2", sourceHandle: "next" },
      { id: "e2", source: "n2", target: "n3", sourceHandle: "match" },
    ],
  };
  return flowSchema.parse(flow);
}

describe("one hook", () => {
  test("is switched beside the version, also one that the document has switched off", async () => {
    const named = flowSchema.parse({
      ...callFailed(),
      nodes: callFailed().nodes.map((node) =>
        node.kind === "action"
          ? { ...node, data: { ...node.data, hook: { name: "alert", enabled: false } } }
          : node,
      ),
    });
    const { id } = await createFlow(t.context, { flow: named });
    const input = { flowId: id, name: "alert" };
    await expect(switchHook(t.context, { ...input, enabled: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await publishFlow(t.context, { flowId: id });
    const before = await hooksVersion();
    expect(await listHooks(t.context)).toEqual({
      hooks: [
        {
          name: "alert",
          flowId: id,
          flow: "Call failed",
          version: 1,
          events: ["call.ending"],
          enabled: false,
          runsOn: "hookline",
          switched: null,
        },
      ],
    });
    await switchHook(t.context, { ...input, enabled: true });
    expect(await hooksVersion()).toBe(before + 1);
    const switched = { enabled: true, at: "2026-11-20T10:00:00.000Z", by: "local" };
    expect((await listHooks(t.context)).hooks).toMatchObject([{ enabled: true, switched }]);
    await publishFlow(t.context, { flowId: id });
    expect((await listHooks(t.context)).hooks).toMatchObject([{ version: 2, enabled: true }]);
    await setFlowEnabled(t.context, { flowId: id, enabled: false });
    expect((await listHooks(t.context)).hooks).toMatchObject([{ enabled: false }]);
  });

  test("that is not there cannot be switched", async () => {
    const { id } = await createFlow(t.context, { flow: callFailed() });
    await publishFlow(t.context, { flowId: id });
    const refused = switchHook(t.context, { flowId: id, name: "constructor", enabled: false });
    await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
