import { type CallState, callStateSchema } from "#core/engine/call-state.ts";
import type { Executor } from "../../client.ts";

export type LockedCall = {
  /** `null` before the first event of the call. */
  readonly state: CallState | null;
  readonly nextSeq: number;
  /** Epoch milliseconds; later than that of every event of the call before it, so that times tell the order too. */
  readonly receivedAt: number;
};

/**
 * Locks the call's row until the transaction ends, making it when the call is new, so that events of one call are
 * applied one after another in order of arrival here. Two that arrived in the same moment, or whose processes' clocks
 * are less than a second apart, get times in that order. Index: primary key of `calls`.
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
  const [row] = await tx.sql<{ state: unknown; nextSeq: number; receivedAt: number }[]>`
    insert into calls (workspace_id, id, source_id, state, phase, test, updated_at, next_seq)
    values (${call.workspaceId}, ${call.callId}, ${call.sourceId}, ${tx.sql.json({})}, 'new', ${call.test}, ${call.nowMs}, 1)
    on conflict (workspace_id, id) do update set updated_at =
      case when calls.updated_at < excluded.updated_at + interval '1 second'
        then greatest(excluded.updated_at, calls.updated_at + interval '1 millisecond')
        else excluded.updated_at end
    returning state, next_seq as "nextSeq", updated_at as "receivedAt"`;
  const { nextSeq = 1, receivedAt = call.nowMs } = row ?? {};
  if (row === undefined || nextSeq === 1) return { state: null, nextSeq: 1, receivedAt };
  return { state: callStateSchema.parse(row.state), nextSeq, receivedAt };
}
