import type { Metadata } from "next";
import { InboxView } from "#components/inbox/inbox-view.tsx";
import { inboxNameSchema } from "#core/contracts/inbox.ts";
import { setInboxBehaviour } from "../actions/inbox.ts";

export const metadata: Metadata = { title: "Inbox" };

const actions = { setInboxBehaviour };
/** The receiver of the flow most people start with. */
const firstName = "slack";

export type InboxPageProps = {
  readonly searchParams: Promise<{ readonly name?: string | readonly string[] }>;
};

/** `?name=` chooses the receiver; `/inbox/{name}` itself is the address messages are posted to. */
export default async function InboxPage({ searchParams }: InboxPageProps) {
  const asked = inboxNameSchema.safeParse((await searchParams).name);
  const name = asked.success ? asked.data : firstName;
  return <InboxView key={name} name={name} actions={actions} />;
}
