"use client";

import { Autocomplete, Button, Skeleton } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { inboxNameSchema, type Inbox } from "#core/contracts/inbox.ts";
import { hintOf } from "../read-api.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { BehaviourPanel } from "./behaviour-panel.tsx";
import type { InboxActions } from "./inbox-actions.ts";
import { MessageCard } from "./message-card.tsx";
import { useInbox, useInboxNames } from "./use-inbox.ts";
import classes from "./inbox-view.module.css";

export type InboxViewProps = { readonly name: string; readonly actions: InboxActions };

/** The built-in receiver: what it got, and how it answers. */
export function InboxView({ name, actions }: InboxViewProps) {
  const inbox = useInbox(name);
  return (
    <Page>
      <PageHeader
        title="Inbox"
        line="A receiver of your own to try flows on. Break it to see what a flow does then."
      >
        <NameField name={name} />
      </PageHeader>
      {inbox.error === null ? null : (
        <ProblemPanel
          title="The Inbox could not be read."
          detail={inbox.error.message}
          hint={hintOf(inbox.error)}
          onRetry={() => void inbox.refetch()}
        />
      )}
      {inbox.isPending ? <InboxSkeleton /> : null}
      {inbox.data === undefined ? null : (
        <div className={classes.columns}>
          <Messages inbox={inbox.data} />
          <div className={classes.side}>
            <BehaviourPanel inbox={inbox.data} setInboxBehaviour={actions.setInboxBehaviour} />
            <Addresses inbox={inbox.data} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** Every name has a receiver; it need not be made. */
function NameField({ name }: Pick<InboxViewProps, "name">) {
  const names = useInboxNames(name);
  const router = useRouter();
  const [typed, setTyped] = useState(name);
  const isName = inboxNameSchema.safeParse(typed).success;
  const go = (next: string): void => {
    if (inboxNameSchema.safeParse(next).success && next !== name)
      router.push(`/inbox?name=${next}`);
  };
  return (
    <Autocomplete
      aria-label="Name of the receiver"
      data={[...names]}
      value={typed}
      error={isName ? null : "Use lower-case letters, digits and dashes."}
      w={200}
      onChange={(next) => setTyped(next.toLowerCase().replaceAll(/\s+/g, "-"))}
      onOptionSubmit={go}
      onBlur={() => go(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter") go(typed);
      }}
    />
  );
}

function Messages({ inbox }: { readonly inbox: Inbox }) {
  if (inbox.messages.length === 0) {
    return (
      <section aria-label="Messages" className={classes.messages}>
        <EmptyState
          icon={<IconInbox size={22} stroke={1.6} />}
          title={`Nothing in “${inbox.name}” yet`}
          line="A flow whose action goes to this receiver shows its message here, drawn as its reader would see it."
        >
          <Button component={Link} href="/">
            Open a flow and press Test call
          </Button>
        </EmptyState>
      </section>
    );
  }
  return (
    <section aria-label="Messages, newest first" className={classes.messages}>
      {inbox.messages.map((message) => (
        <MessageCard key={message.id} message={message} />
      ))}
    </section>
  );
}

function Addresses({ inbox }: { readonly inbox: Inbox }) {
  const inFlows = `hookline://inbox/${inbox.name}`;
  return (
    <section className={classes.card} aria-label="Addresses">
      <h2 className={classes.heading}>Addresses</h2>
      <p className={classes.label}>In an action of a flow</p>
      <div className={classes.address}>
        <code>{inFlows}</code>
        <CopyButton text={inFlows} label="Copy the address for flows" />
      </div>
      <p className={classes.label}>From anywhere else</p>
      <div className={classes.address}>
        <code>{inbox.address}</code>
        <CopyButton text={inbox.address} label="Copy the web address" />
      </div>
    </section>
  );
}

function InboxSkeleton() {
  return (
    <div className={classes.columns} role="status" aria-busy aria-label="Loading the Inbox">
      <div className={classes.messages}>
        <Skeleton height={120} radius="lg" />
        <Skeleton height={120} radius="lg" />
      </div>
      <Skeleton height={260} radius="lg" />
    </div>
  );
}
