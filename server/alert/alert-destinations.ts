import type { AlertDestinationList } from "#core/contracts/alert-destinations.ts";
import {
  listAlertDestinations,
  replaceAlertDestinations,
} from "#db/queries/workspaces/alert-destinations.ts";
import type { Context } from "../context.ts";

/** Lists who the workspace's alerts go to, in order. */
export async function getAlertDestinations(context: Context): Promise<AlertDestinationList> {
  const list = await listAlertDestinations(context.db, context.workspaceId);
  return { alertDestinations: [...list] };
}

/** Replaces them; alerts of events that are answered from now on go there. */
export async function putAlertDestinations(
  context: Context,
  input: AlertDestinationList,
): Promise<AlertDestinationList> {
  await replaceAlertDestinations(context.db, context.workspaceId, input.alertDestinations);
  return await getAlertDestinations(context);
}
