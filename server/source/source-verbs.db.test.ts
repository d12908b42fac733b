import { beforeEach, expect, test } from "vitest";
import { writeSourceSchema } from "#core/contracts/sources.ts";
import { openSecret } from "../secret/seal-secret.ts";
import { sourceSecretContext } from "../secret/secret-context.ts";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { deleteSource } from "./delete-source.ts";
import { getSource } from "./get-source.ts";
import { listSources } from "./list-sources.ts";
import { createSource, updateSource } from "./write-source.ts";

const t = setUpTestContext();
const write = (input: object) => writeSourceSchema.parse({ name: "vapi", ...input });

beforeEach(async () => {
  await t.database.sql`delete from sources where name <> 'default'`;
  t.takeSignals();
});

test("a fresh Hookline has one source, and its address", async () => {
  const { sources } = await listSources(t.context);
  expect(sources).toEqual([
    expect.objectContaining({
      name: "default",
      adapter: "detect",
      auth: "none",
      hasSecret: false,
      controlHosts: ["*.vapi.ai"],
      address: "http://localhost:3000/api/events/default",
      lastEventAt: null,
    }),
  ]);
});

test("a secret is stored sealed for its source and never shown", async () => {
  const created = await createSource(
    t.context,
    write({ auth: "bearer", secret: "a long enough secret" }),
  );
  expect(created).toMatchObject({ hasSecret: true, auth: "bearer" });
  expect(JSON.stringify(created)).not.toContain("long enough");
  const [row] = await t.database.sql<{ sealed: string }[]>`
    select secret_sealed as sealed from sources where id = ${created.id}`;
  const opened = openSecret(
    t.context.secretKey,
    row?.sealed ?? "",
    sourceSecretContext(created.id),
  );
  expect(opened).toBe("a long enough secret");
  expect(t.takeSignals()).toEqual(["forget sources"]);
});

test("a secret that is left out stays; a source that checks nothing keeps none", async () => {
  const { id } = await createSource(t.context, write({ auth: "bearer", secret: "12345678" }));
  const kept = await updateSource(t.context, { ...write({ auth: "vapi-secret" }), sourceId: id });
  expect(kept).toMatchObject({ auth: "vapi-secret", hasSecret: true });
  const open = await updateSource(t.context, { ...write({ auth: "none" }), sourceId: id });
  expect(open.hasSecret).toBe(false);
  await expect(
    updateSource(t.context, { ...write({ auth: "bearer" }), sourceId: id }),
  ).rejects.toMatchObject({ code: "VALIDATION", diagnostics: [{ path: "secret" }] });
});

test("two sources cannot have one name", async () => {
  const { id } = await createSource(t.context, write({}));
  await expect(createSource(t.context, write({}))).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(
    updateSource(t.context, { ...write({ name: "default" }), sourceId: id }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
});

test("the last event counts, a test run does not", async () => {
  const { id } = await createSource(t.context, write({}));
  for (const [name, at, isTest] of [
    ["evt_1", testStartMs, false],
    ["evt_2", testStartMs + 1000, true],
  ] as const) {
    await t.database
      .sql`insert into events (id, workspace_id, source_id, received_at, at, data, test)
      values (${name}, 'ws_default', ${id}, ${at}, ${at}, '{}', ${isTest})`;
  }
  expect(await getSource(t.context, { sourceId: id })).toMatchObject({
    lastEventAt: "2026-11-20T10:00:00.000Z",
  });
});

test("a deleted source is gone", async () => {
  const { id } = await createSource(t.context, write({}));
  await deleteSource(t.context, { sourceId: id });
  await expect(getSource(t.context, { sourceId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(deleteSource(t.context, { sourceId: id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
