"use server";

import {
  type Inbox,
  type InboxBehaviourInput,
  inboxBehaviourSchema,
  inboxNameSchema,
} from "#core/contracts/inbox.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";
import { setInboxBehaviour as setBehaviour } from "#server/inbox/inbox.ts";

export async function setInboxBehaviour(
  name: string,
  behaviour: InboxBehaviourInput,
): Promise<ActionAnswer<Inbox>> {
  return await handleAction((context) =>
    setBehaviour(context, {
      name: parseInput(inboxNameSchema, name),
      behaviour: parseInput(inboxBehaviourSchema, behaviour),
    }),
  );
}
