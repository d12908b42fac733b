import type { LiveHook } from "#core/contracts/hooks.ts";
import { prepareProgram } from "#core/engine/program.ts";
import { idSchema } from "#core/ids.ts";
import { toIso } from "#core/time.ts";
import { type HookSwitch, listLastSwitches } from "#db/queries/flows/hook-switches.ts";
import { loadLiveFlows } from "#db/queries/ingest/load-live-flows.ts";
import type { Context } from "../context.ts";
import { toLiveFlows } from "../event/program-cache.ts";

/** Lists the hooks of all live flows in the order they run, also those that are switched off. */
export async function listHooks(context: Context): Promise<{ hooks: LiveHook[] }> {
  const flows = await loadLiveFlows(context.db, context.workspaceId);
  const names = new Map(flows.map((flow) => [flow.flowId, flow.name]));
  const last = new Map(
    (await listLastSwitches(context.db, context.workspaceId)).map((one) => [keyOf(one), one]),
  );
  const { hooks } = prepareProgram(toLiveFlows(flows));
  return {
    hooks: hooks.map((hook) => ({
      name: hook.name,
      flowId: idSchema("flow").parse(hook.flowId),
      flow: names.get(hook.flowId) ?? "",
      version: hook.version,
      events: [...hook.events],
      enabled: hook.enabled,
      runsOn: hook.runsOn,
      switched: toSwitched(last.get(keyOf({ flowId: hook.flowId, hook: hook.name }))),
    })),
  };
}

function keyOf(of: Pick<HookSwitch, "flowId" | "hook">): string {
  return JSON.stringify([of.flowId, of.hook]);
}

function toSwitched(last: HookSwitch | undefined): LiveHook["switched"] {
  if (last === undefined) return null;
  return { enabled: last.enabled, at: toIso(last.switchedAt), by: last.actor };
}
