import { expect, test } from "vitest";
import { destinationStatuses } from "#core/contracts/deliveries.ts";
import { inboundAuthKinds } from "#core/contracts/source-auth.ts";
import { adapterChoices } from "#core/contracts/sources.ts";
import {
  attemptOutcomes,
  deliveryChannels,
  deliveryStatuses,
} from "#core/delivery/delivery-state.ts";
import { callStateSchema } from "#core/engine/call-state.ts";
import { skipReasons, verdictKinds } from "#core/engine/verdict.ts";
import { setUpTestDatabase } from "../testing/template-database.ts";

const db = setUpTestDatabase();

test("every state column allows exactly the values of its union", async () => {
  const rows = await db.database.sql<{ name: string; definition: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'c' and conparentid = 0 and connamespace = 'public'::regnamespace
    order by conname`;
  const allowed = Object.fromEntries(
    rows.map((row) => [
      row.name,
      [...row.definition.matchAll(/'([^']*)'::text/g)].map((match) => match[1]),
    ]),
  );
  expect(allowed).toEqual({
    attempts_outcome: attemptOutcomes,
    calls_phase: callStateSchema.shape.phase.unwrap().options,
    deliveries_channel: deliveryChannels,
    deliveries_status: deliveryStatuses,
    destinations_status: destinationStatuses,
    sources_adapter: adapterChoices,
    sources_auth: inboundAuthKinds,
    verdicts_reason: skipReasons,
    verdicts_verdict: verdictKinds,
  });
});

test("a fresh Hookline has a workspace and the source `default`, which detects its platform", async () => {
  const found = await db.database.sql`
    select workspaces.id as workspace, sources.name, adapter, auth, secret_sealed, control_hosts, action_url
    from sources join workspaces on workspaces.id = workspace_id`;
  expect(found).toEqual([
    {
      workspace: "ws_default",
      name: "default",
      adapter: "detect",
      auth: "none",
      secret_sealed: null,
      control_hosts: ["*.vapi.ai"],
      action_url: null,
    },
  ]);
});
