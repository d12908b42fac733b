import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import {
  type InboxBehaviour,
  inboxBehaviourSchema,
  inboxMessageSchema,
} from "#core/contracts/inbox.ts";
import type { Executor } from "../../client.ts";
import { inboxBehaviours, inboxMessages } from "../../schema/inbox.ts";

export type InboxKey = { readonly workspaceId: string; readonly name: string };

const messageSchema = inboxMessageSchema
  .omit({ receivedAt: true })
  /** Epoch milliseconds. */
  .extend({ receivedAt: z.number() });
export type StoredMessage = z.infer<typeof messageSchema>;

/** How many messages of one name are kept. */
const keptMessages = 100;

/** Stores what the receiver got, and forgets all but the last hundred of that name. */
export async function insertMessage(
  executor: Executor,
  message: InboxKey & StoredMessage,
): Promise<void> {
  await executor.orm.insert(inboxMessages).values(message);
  const { workspaceId, name } = message;
  await executor.sql`
    delete from inbox_messages
    where id in (
      select id from inbox_messages
      where workspace_id = ${workspaceId} and name = ${name}
      order by received_at desc, id desc
      offset ${keptMessages}
    )`;
}

/** Lists what the receiver of a name got, newest first. Index: `inbox_messages_by_time`. */
export async function listMessages(
  executor: Executor,
  key: InboxKey,
): Promise<readonly StoredMessage[]> {
  const rows = await executor.orm
    .select({
      id: inboxMessages.id,
      receivedAt: inboxMessages.receivedAt,
      method: inboxMessages.method,
      headers: inboxMessages.headers,
      body: inboxMessages.body,
      status: inboxMessages.status,
    })
    .from(inboxMessages)
    .where(and(eq(inboxMessages.workspaceId, key.workspaceId), eq(inboxMessages.name, key.name)))
    .orderBy(desc(inboxMessages.receivedAt), desc(inboxMessages.id))
    .limit(keptMessages);
  return rows.map((row) => messageSchema.parse(row));
}

/** Returns how the receiver of a name answers: as it was told, else the default. */
export async function findBehaviour(executor: Executor, key: InboxKey): Promise<InboxBehaviour> {
  const [row] = await executor.orm
    .select({ behaviour: inboxBehaviours.behaviour })
    .from(inboxBehaviours)
    .where(
      and(eq(inboxBehaviours.workspaceId, key.workspaceId), eq(inboxBehaviours.name, key.name)),
    );
  return inboxBehaviourSchema.parse(row?.behaviour ?? {});
}

/** Tells the receiver of a name how to answer from now on. */
export async function putBehaviour(
  executor: Executor,
  told: InboxKey & { readonly behaviour: InboxBehaviour },
): Promise<void> {
  const { behaviour } = told;
  await executor.orm
    .insert(inboxBehaviours)
    .values(told)
    .onConflictDoUpdate({
      target: [inboxBehaviours.workspaceId, inboxBehaviours.name],
      set: { behaviour },
    });
}
