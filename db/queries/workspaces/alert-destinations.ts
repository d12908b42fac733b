import { z } from "zod";
import {
  type AlertDestination,
  alertDestinationsSchema,
} from "#core/delivery/alert-destination.ts";
import type { Executor } from "../../client.ts";
import { jsonParameter } from "../json-parameter.ts";

const rowSchema = z.object({ alerts: alertDestinationsSchema.nullable() });

/** Lists who a workspace's alerts go to, in order; empty until somebody has said. Index: primary key. */
export async function listAlertDestinations(
  executor: Executor,
  workspaceId: string,
): Promise<readonly AlertDestination[]> {
  const [row] = await executor.sql`
    select settings->'alertDestinations' as alerts from workspaces where id = ${workspaceId}`;
  return row === undefined ? [] : (rowSchema.parse(row).alerts ?? []);
}

/** Replaces them all. */
export async function replaceAlertDestinations(
  executor: Executor,
  workspaceId: string,
  alerts: readonly AlertDestination[],
): Promise<void> {
  await executor.sql`
    update workspaces
    set settings = jsonb_set(settings, '{alertDestinations}', ${jsonParameter(executor, [...alerts])}::jsonb)
    where id = ${workspaceId}`;
}
