import { type CallState, callStateSchema } from "#core/engine/call-state.ts";
import type { Executor } from "../../client.ts";

export type LockedCall = {
  /** `null` before the first event of the call. */
  readonly state: CallState | null;
  readonly nextSeq: number;
};

/**
 * Locks the call's row until the transaction ends, making it when the call is new, so that events of one call are
 * applied one after another in order of arrival here. Index: primary key of `calls`.
 */
export async function lockCall(
  tx: Executor,
  call: {
    readonly workspaceId: string;
    readonly callId: string;
    readonly sourceId: string;
    readonly test: boolean;
    readonly nowMs: number;
  },
): Promise<LockedCall> {
  const [row] = await tx.sql<{ state: unknown; nextSeq: number }[]>`
    insert into calls (workspace_id, id, source_id, state, phase, test, updated_at, next_seq)
    values (${call.workspaceId}, ${call.callId}, ${call.sourceId}, ${tx.sql.json({})}, 'new', ${call.test}, ${call.nowMs}, 1)
    on conflict (workspace_id, id) do update set updated_at = excluded.updated_at
    returning state, next_seq as "nextSeq"`;
  if (row === undefined || row.nextSeq === 1) return { state: null, nextSeq: 1 };
  return { state: callStateSchema.parse(row.state), nextSeq: row.nextSeq };
}
