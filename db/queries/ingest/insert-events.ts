import type { Json } from "#core/json.ts";
import type { Executor } from "../../client.ts";
import { jsonParameter } from "../json-parameter.ts";

/** One row of `events`, times in epoch milliseconds. */
export type NewEvent = {
  readonly id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly receivedAt: number;
  readonly at: number;
  readonly type: string | null;
  readonly callId: string | null;
  readonly callSeq: number | null;
  readonly data: Json;
  readonly note: string | null;
  readonly unrecognised: boolean;
  readonly test: boolean;
  readonly answer: Json;
  readonly versions: Json;
};

export async function insertEvents(tx: Executor, rows: readonly NewEvent[]): Promise<void> {
  const values = rows.map((row) => ({
    id: row.id,
    workspace_id: row.workspaceId,
    source_id: row.sourceId,
    received_at: row.receivedAt,
    at: row.at,
    type: row.type,
    call_id: row.callId,
    call_seq: row.callSeq,
    data: jsonParameter(tx, row.data),
    note: row.note,
    unrecognised: row.unrecognised,
    test: row.test,
    answer: jsonParameter(tx, row.answer),
    versions: jsonParameter(tx, row.versions),
  }));
  await tx.sql`insert into events ${tx.sql(values)}`;
}
