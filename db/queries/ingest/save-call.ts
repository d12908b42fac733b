import type { CallState } from "#core/engine/call-state.ts";
import { fromIso } from "#core/time.ts";
import type { Executor } from "../../client.ts";
import { jsonParameter } from "../json-parameter.ts";

/** Stores the state of a call that this transaction has locked. Index: primary key of `calls`. */
export async function saveCall(
  tx: Executor,
  call: {
    readonly workspaceId: string;
    readonly callId: string;
    readonly state: CallState;
    readonly nextSeq: number;
  },
): Promise<void> {
  const startedAt = call.state.startedAt === null ? null : fromIso(call.state.startedAt);
  await tx.sql`
    update calls
    set state = ${jsonParameter(tx, call.state)}, phase = ${call.state.phase}, started_at = ${startedAt},
        next_seq = ${call.nextSeq}
    where workspace_id = ${call.workspaceId} and id = ${call.callId}`;
}
