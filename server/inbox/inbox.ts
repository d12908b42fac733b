import type { Inbox, InboxBehaviour } from "#core/contracts/inbox.ts";
import { toIso } from "#core/time.ts";
import { findBehaviour, listMessages, putBehaviour } from "#db/queries/inbox/inbox.ts";
import type { Context } from "../context.ts";

type InboxInput = { readonly name: string };

/** Returns what the receiver of a name got and how it behaves. Every name has one; it need not be made. */
export async function getInbox(context: Context, input: InboxInput): Promise<Inbox> {
  const key = { workspaceId: context.workspaceId, name: input.name };
  const [behaviour, messages] = await Promise.all([
    findBehaviour(context.db, key),
    listMessages(context.db, key),
  ]);
  return {
    name: input.name,
    address: `${context.publicUrl}/inbox/${input.name}`,
    behaviour,
    messages: messages.map((row) => ({ ...row, receivedAt: toIso(row.receivedAt) })),
  };
}

/** Tells the receiver of a name how to answer from now on, to rehearse a failing destination. */
export async function setInboxBehaviour(
  context: Context,
  input: InboxInput & { readonly behaviour: InboxBehaviour },
): Promise<Inbox> {
  const { name, behaviour } = input;
  await putBehaviour(context.db, { workspaceId: context.workspaceId, name, behaviour });
  return await getInbox(context, { name });
}
