import type { SwitchHook } from "#core/contracts/hooks.ts";
import { bumpHooksVersion } from "#db/queries/flows/bump-hooks-version.ts";
import { findVersion } from "#db/queries/flows/flow-versions.ts";
import { insertHookSwitch } from "#db/queries/flows/hook-switches.ts";
import { setHookSwitches } from "#db/queries/flows/write-flow.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { type FlowInput, requireLockedFlow } from "./get-flow.ts";

/**
 * Switches one hook of what is live on or off, from the next event on. The switch stands beside the versions: it holds
 * for later ones too, as a hook keeps its name. Who switched what and when is kept.
 * Errors: `NOT_FOUND`, also when nothing is live or has no such hook.
 */
export async function switchHook(
  context: Context,
  input: FlowInput & SwitchHook,
): Promise<SwitchHook> {
  const { workspaceId } = context;
  const { flowId, name, enabled } = input;
  await inTransaction(context.db, async (tx) => {
    const flow = await requireLockedFlow(context, tx, flowId);
    const version = flow.liveVersion;
    const live = version === null ? null : await findVersion(tx, { flowId, version });
    if (!(live?.document.hooks ?? []).some((hook) => hook.name === name)) {
      throw new NotFoundError(`This flow has no live hook called "${name}".`, {
        hint: "GET /api/v1/hooks lists the hooks that are live.",
      });
    }
    const switches = { ...flow.hookSwitches, [name]: enabled };
    const nowMs = context.clock.nowMs();
    await setHookSwitches(tx, { workspaceId, flowId, switches, nowMs });
    const actor = context.actor.kind;
    await insertHookSwitch(tx, { flowId, hook: name, enabled, actor, switchedAt: nowMs });
    await bumpHooksVersion(tx, workspaceId);
  });
  return { name, enabled };
}
