import type { Inbox, InboxBehaviour } from "#core/contracts/inbox.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";

/** The changes the Inbox can make; the page hands them over as server actions. */
export type InboxActions = {
  readonly setInboxBehaviour: (
    name: string,
    behaviour: InboxBehaviour,
  ) => Promise<ActionAnswer<Inbox>>;
};
