import type { InboxBehaviour } from "#core/contracts/inbox.ts";
import { findBehaviour, insertMessage } from "#db/queries/inbox/inbox.ts";
import type { Context } from "../context.ts";

export type ReceivedMessage = {
  readonly name: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

/**
 * Takes a message into the built-in receiver and returns how to answer it. The caller waits `delayMs` before it
 * answers with `status`.
 */
export async function receiveMessage(
  context: Pick<Context, "workspaceId" | "db" | "clock" | "newId">,
  input: ReceivedMessage,
): Promise<InboxBehaviour> {
  const { workspaceId, db } = context;
  const behaviour = await findBehaviour(db, { workspaceId, name: input.name });
  await insertMessage(db, {
    id: context.newId("message"),
    workspaceId,
    name: input.name,
    receivedAt: context.clock.nowMs(),
    method: input.method,
    headers: input.headers.map(([name, value]) => [name, value]),
    body: input.body,
    status: behaviour.status,
  });
  return behaviour;
}
