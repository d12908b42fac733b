import type { Json } from "#core/json.ts";
import type { SkipReason, Verdict } from "#core/engine/verdict.ts";
import type { Executor } from "../../client.ts";
import { jsonParameter } from "../json-parameter.ts";

export type NewVerdict = {
  readonly eventId: string;
  readonly receivedAt: number;
  readonly workspaceId: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly hook: string;
  readonly verdict: Verdict["verdict"];
  readonly reason: SkipReason | null;
  readonly detail: Json;
  readonly ordinal: number;
};

export async function insertVerdicts(tx: Executor, rows: readonly NewVerdict[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    event_id: row.eventId,
    received_at: row.receivedAt,
    workspace_id: row.workspaceId,
    flow_id: row.flowId,
    flow_version: row.flowVersion,
    hook: row.hook,
    verdict: row.verdict,
    reason: row.reason,
    detail: row.detail === null ? null : jsonParameter(tx, row.detail),
    ordinal: row.ordinal,
  }));
  await tx.sql`insert into verdicts ${tx.sql(values)}`;
}
